import { draftReply } from './draft-reply.ts';
import type { Reply } from './draft-saver.ts';
import type { PageAnswers } from './form-answers.ts';
import { outlivesPage } from './outlives-page.ts';

/** Saves a draft; without `answers` it only says that they were begun. Never throws. */
export async function putDraft(
  token: string,
  draft: { sequence: number; answers?: PageAnswers; programVersion: string },
): Promise<Reply> {
  const body = JSON.stringify(draft);
  try {
    const response = await fetch('/api/draft', {
      method: 'PUT',
      keepalive: outlivesPage(body),
      headers: { 'content-type': 'application/json', 'link-token': token },
      body,
    });
    const said = (await response.json()) as Record<string, unknown>;
    return draftReply(response.status, said, response.headers.get('retry-after'));
  } catch {
    return { kind: 'offline' };
  }
}

/** On every page of ours, and on none that a firewall or a guest network's sign-in puts in its place. */
const OURS = '<script src="/participant.js';

/** Sends the form as the browser would. @returns the page that it answers with, undefined for "come back later" */
export async function postForm(form: HTMLFormElement, key: string): Promise<string | undefined> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  try {
    const response = await fetch('/survey', {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: fields,
    });
    if (response.status === 429 || response.status >= 500) return undefined;
    const page = await response.text();
    return page.includes(OURS) ? page : undefined;
  } catch {
    return undefined;
  }
}
