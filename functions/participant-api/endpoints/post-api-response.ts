import * as z from 'zod';
import { endpoint } from '../../middleware/endpoint.ts';
import { SubmittedAnswer } from '../answers.ts';
import { answersWrites } from '../answers-writes.ts';
import { asShown } from '../asked-version.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { sendingOf } from '../repeated-answer.ts';

/**
 * Takes the answers to the survey of a link, once. Who repeats with the same Idempotency-Key is answered the same,
 * everybody else `already-submitted`.
 */
export const postApiResponse = endpoint({
  method: 'POST',
  path: '/api/response',
  summary: 'Submit the answers to a survey',
  body: z.strictObject({ answers: z.unknown(), programVersion: z.string().max(64).optional() }),
  idempotency: 'none',
  example: { answers: { skills: { listen: 3 } } },
  answers: { 201: SubmittedAnswer },
  handle: async ({ headers, body, now }, { documents, random }) => {
    const found = await openTouchpoint(documents, tokenOf(headers), 'survey', now);
    const { opened, sent } = await asShown(documents, found, body);
    const sending = await sendingOf(documents, opened, headers);
    const answer = { status: 201, body: { stage: 'done' } };
    if (sending.isRepeated) return answer;
    const { writes, wake } = answersWrites(random, opened, sent, now);
    return { ...answer, writes: [...writes, ...sending.receipt(now)], wake };
  },
});
