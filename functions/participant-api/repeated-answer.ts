import { hash } from 'node:crypto';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import type { Documents, Put } from '../../platform/ports.ts';
import type { Request } from '../middleware/endpoint.ts';
import { ANSWER_KEPT_S, idempotencyKeyOf } from '../middleware/idempotency.ts';
import type { OpenedTouchpoint } from './open-link.ts';

/** A sending of answers as it may be repeated. */
interface Sending {
  /** It was carried out, and its answer was lost. */
  isRepeated: boolean;
  /** Says so the next time; nothing where the sender gave no key. */
  receipt(now: Instant): Put[];
}

/**
 * Whether these answers are the repetition of a request that was carried out (FAULTS F51). An idempotency record
 * would hold a fingerprint of the answers, which must lead from an unlinked response to nobody; a receipt is an
 * empty document under a hash of person, touchpoint and the sender's random key.
 * @throws HttpProblem 400 for a key that is none
 */
export async function sendingOf(
  documents: Documents,
  { participant, at }: Pick<OpenedTouchpoint, 'participant' | 'at'>,
  headers: Request<never, never, never>['headers'],
): Promise<Sending> {
  const key = idempotencyKeyOf(headers);
  if (key === undefined) return { isRepeated: false, receipt: () => [] };
  const parts = JSON.stringify([participant.doc.id, at.planned.touchpoint.id, key]);
  const receiptKey = `receipt#${hash('sha256', parts)}`;
  const isRepeated = at.state?.kind === 'done' && (await documents.get(receiptKey)) !== undefined;
  return {
    isRepeated,
    receipt: (now) => [
      { key: receiptKey, doc: {}, expectedVersion: 0, expiresAt: plusSeconds(now, ANSWER_KEPT_S) },
    ],
  };
}
