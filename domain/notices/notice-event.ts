import type { Cohort } from '../cohorts/cohort.ts';
import { isOpenTo, type MailEvent } from '../mails/mail-event.ts';
import type { Program } from '../programs/program.ts';
import { sameMailbox } from '../text.ts';
import { afterMail, type NoticeMail, noticeOf, returnedSince, type StaffNotices } from './staff-notice.ts';

/**
 * The notices after an event about one of their mails, or the same. What a mail told that came back has been told to
 * nobody; an address that it came back from for good, or whose owner does not want it, gets no more.
 */
export function noticesAfterEvent(
  program: Program,
  cohort: Cohort,
  before: StaffNotices,
  event: MailEvent,
): StaffNotices {
  const { mail } = before;
  const isNewest = mail?.day === noticeOf(event.contactId)?.day;
  const settled = mail && isNewest ? settledBy(mail, event) : mail;
  const counted =
    settled && settled !== mail ? afterMail(program, cohort, before, settled, event.at) : before;
  // The event may come late, and the look that is due then stays due.
  const notices = counted === before ? before : { ...counted, ...(before.dueAt && { dueAt: before.dueAt }) };
  if (event.kind !== 'bounced' && event.kind !== 'complained') return notices;
  const untold = event.kind === 'bounced' && isNewest ? withoutTold(notices, mail?.tells ?? []) : notices;
  const isForGood = event.kind === 'complained' || event.isPermanent;
  const { email: address } = cohort.contactPerson;
  // What comes late about the former contact person says nothing about this one.
  const isCurrent = sameMailbox(event.address) === sameMailbox(address);
  const since = returnedSince(untold, cohort);
  const isKnown = since !== undefined && since <= event.at;
  return isForGood && isCurrent && !isKnown ? { ...untold, returned: { address, at: event.at } } : untold;
}

function withoutTold(notices: StaffNotices, tells: readonly string[]): StaffNotices {
  const told = notices.told.filter((key) => !tells.includes(key));
  return told.length === notices.told.length ? notices : { ...notices, told };
}

/** A fate that is not certain turns out; one that waits for its next try was sent by an earlier one. */
function settledBy(mail: NoticeMail, { kind, sentAt: at }: MailEvent): NoticeMail {
  if (!isOpenTo(kind, mail.state, mail.state === 'refused' && mail.retryAt !== undefined)) return mail;
  const { day, tells, attempts } = mail;
  const settled = { day, tells, attempts, at };
  return kind === 'rejected'
    ? { ...settled, state: 'refused', reason: 'rejected by the provider' }
    : { ...settled, state: 'sent' };
}
