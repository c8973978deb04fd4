import * as z from 'zod';
import { answerableUntil } from '../../../domain/participants/grace.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { SavedAnswer } from '../answers.ts';
import { asShown } from '../asked-version.ts';
import { draftWrites } from '../draft-writes.ts';
import { tokenOf } from '../link-token.ts';
import { openTouchpoint } from '../open-link.ts';
import { closedNotice } from '../pages/grace-words.ts';

/**
 * Keeps what was typed so far, under a sequence that must rise: who saves under an old one is told `stale`, with
 * what is stored. Repeating a save is harmless. The unlinked send no answers; that they have begun is all that is
 * kept.
 */
export const putApiDraft = endpoint({
  method: 'PUT',
  path: '/api/draft',
  summary: 'Keep what was typed so far',
  body: z.strictObject({
    sequence: z.int().min(1).max(1_000_000_000),
    answers: z.unknown().optional(),
    programVersion: z.string().max(64).optional(),
  }),
  example: { sequence: 1, answers: { skills: { listen: 3 } } },
  answers: { 200: SavedAnswer },
  handle: async ({ headers, body, now }, { documents }) => {
    const found = await openTouchpoint(documents, tokenOf(headers), 'survey', now);
    const { opened, sent } = await asShown(documents, found, body);
    const { draft, writes } = draftWrites(opened, sent, now);
    const { at, participant } = opened;
    const until = answerableUntil(at.planned.closes.at, draft);
    return {
      status: 200,
      body: {
        sequence: draft.sequence,
        answerableUntil: until,
        ...(at.finishBy ? { notice: closedNotice(until, participant.doc.timeZone) } : {}),
      },
      writes,
    };
  },
});
