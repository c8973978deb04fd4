import type { LedgerEntry } from '../../domain/contacts/contact.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import { type NoticeMail, noticeId } from '../../domain/notices/staff-notice.ts';
import type { Delivery } from '../../platform/ports.ts';

/** The ledger's entry of a notice; the mail's id is that of the cohort and the day. */
export function noticeLedger(cohortId: string, mail: NoticeMail, messageId?: string): LedgerEntry {
  const { day, attempts, at, state } = mail;
  return {
    contactId: noticeId(cohortId, day),
    cohortId,
    attempts,
    state,
    at,
    ...('reason' in mail && { reason: mail.reason }),
    ...(mail.state === 'refused' && { mayRetry: mail.retryAt !== undefined }),
    ...(messageId !== undefined && { messageId }),
  };
}

/** The mail after the provider's answer; `delayS` is how long a refusal for rate waits, undefined for no more tries. */
export function outcomeOf(
  { day, tells, attempts }: NoticeMail,
  delivery: Delivery,
  at: Instant,
  delayS: number | undefined,
): NoticeMail {
  const mail = { day, tells, attempts, at };
  if (delivery.kind === 'accepted') return { ...mail, state: 'sent' };
  const { reason } = delivery;
  if (delivery.kind === 'unknown') return { ...mail, state: 'unknown', reason };
  const retry = delivery.mayRetry && delayS !== undefined ? { retryAt: plusSeconds(at, delayS) } : {};
  return { ...mail, state: 'refused', reason, ...retry };
}

/**
 * What the ledger knows of a mail that the notices do not, after a restore. What it told is not known any more, and is
 * told again by another day's mail.
 */
export function mailFrom(
  { state, at, attempts, reason = '', mayRetry }: LedgerEntry,
  claim: NoticeMail,
): NoticeMail {
  const mail = { day: claim.day, tells: [], attempts, at };
  switch (state) {
    case 'refused':
      // Its delay was lost; a refusal for rate from before a restore is long enough ago.
      return { ...mail, state, reason, ...(mayRetry && { retryAt: claim.at }) };
    case 'unknown':
      return { ...mail, state, reason };
    default:
      return { ...mail, state };
  }
}
