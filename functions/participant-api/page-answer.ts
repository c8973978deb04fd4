import { Conflict, Gone, NotFound } from '../../domain/errors.ts';
import type { Documents } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import type { Person } from '../records.ts';
import { ownerOfGone } from './open-link.ts';
import type { Html } from './pages/html.ts';
import { messagePage } from './pages/message-page.ts';
import type { Frame } from './pages/page.ts';

/** Nothing inline, nothing from elsewhere, in no frame; the empty icon is a data URL. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
};

/** A page as an answer; `effect` is what has to be written for it to be true. */
export const pageAnswer = (
  status: number,
  page: Html,
  effect: Pick<Answer, 'writes' | 'wake'> = {},
): Answer => ({
  status,
  body: page.html,
  headers: PAGE_HEADERS,
  ...effect,
});

export const frameOf = ({ program, cohort }: Pick<Person, 'program' | 'cohort'>): Frame => ({
  programTitle: program.program.title,
  contactPerson: cohort.doc.contactPerson,
});

/** The answer of `work`; where its link cannot be used, a page that says so. Other errors pass. */
export async function orRefusal(
  documents: Documents,
  token: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const owner = await ownerOfGone(documents, token, error);
    const answer = refusal(error, owner && frameOf(owner));
    if (!answer) throw error;
    return answer;
  }
}

function refusal(error: unknown, frame: Frame | undefined): Answer | undefined {
  const say = (status: number, title: string, ...words: string[]) =>
    pageAnswer(status, messagePage(frame, title, words));
  if (error instanceof NotFound) {
    return say(
      404,
      'This link does not work',
      'Some mail programs cut a link in two or change it.',
      'Please open the link from your mail again, or copy all of it into the address bar.',
      'If it still does not work, answer the mail it came with: a person reads the answers.',
    );
  }
  if (error instanceof Gone && error.code === 'withdrawn') {
    return say(
      410,
      'You no longer take part',
      'Your participation in this program has ended, and with it this link.',
    );
  }
  if (error instanceof Gone) {
    return say(
      410,
      'This link has expired',
      'It was for something that could be done until a certain day, and that day has passed.',
      'Nothing you sent before is lost. If you still want to do it, write to the person named below.',
    );
  }
  return error instanceof Conflict ? say(409, 'This cannot be done now', error.message) : undefined;
}
