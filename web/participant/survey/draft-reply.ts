import type { Reply } from './draft-saver.ts';
import type { PageAnswers } from './form-answers.ts';

/** What a status and a body of `PUT /api/draft` mean for the page. */
export function draftReply(status: number, body: Record<string, unknown>, retryAfter: string | null): Reply {
  if (status === 200) return { kind: 'saved', notice: body.notice as string | undefined };
  const code = String(body.type).split('/').at(-1);
  if (status === 409) {
    if (code === 'stale') {
      return { kind: 'stale', sequence: Number(body.sequence), answers: body.answers as PageAnswers };
    }
    if (code === 'closed' || code === 'not-open') return { kind: 'closed' };
    if (code === 'changed-meanwhile') return { kind: 'offline' };
    return { kind: 'over', isFinal: code === 'already-submitted' };
  }
  if (status === 404 || status === 410) return { kind: 'over', isFinal: code === 'withdrawn' };
  if (status === 429 || status >= 500) {
    const seconds = Number(retryAfter);
    return { kind: 'offline', leastMs: Number.isFinite(seconds) ? seconds * 1000 : undefined };
  }
  return { kind: 'refused' };
}
