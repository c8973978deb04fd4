import * as z from 'zod';
import { endpoint } from '../../middleware/endpoint.ts';
import { SubmittedAnswer } from '../answers.ts';
import { answersWrites } from '../answers-writes.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';

/**
 * Takes the answers to the survey of a link, once. No idempotency record is kept: its fingerprint of the answers
 * would lead from an unlinked response to a person. Who repeats learns `already-submitted`.
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
    const opened = await openTouchpoint(documents, tokenOf(headers), 'survey', now);
    return { status: 201, body: { stage: 'done' }, ...answersWrites(random, opened, body, now) };
  },
});
