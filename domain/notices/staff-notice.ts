import { type Cohort, wantsNotices, workingHours } from '../cohorts/cohort.ts';
import { SENDING_LEASE_S } from '../contacts/contact.ts';
import { endOfDay, nextSendable, toLocal } from '../dates/calendar.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { CohortId } from '../id.ts';
import type { Program } from '../programs/program.ts';
import { sameMailbox } from '../text.ts';
import type { Attention } from './attention.ts';
import { noticeYear } from './notice-year.ts';

/**
 * The notices of one cohort: mail to its contact person about what needs a person, at most one a working day. A
 * document of its own, because a look is no change of the cohort.
 */
export interface StaffNotices {
  cohortId: CohortId;
  /** What a mail has told and still needs a person: names as `attentionKey` gives them. */
  told: string[];
  /** The newest mail. */
  mail?: NoticeMail;
  /** Mail to this address came back for good, or is not wanted: no more until the cohort has another. */
  returned?: { address: string; at: Instant };
  /** When to look next; absent once the cohort's year is over. */
  dueAt?: Instant;
}

/** `day` is the cohort's, and in the mail's id: so there is one a day. `attempts` are the claims of it, from 1. */
export type NoticeMail = { day: LocalDate; tells: string[]; attempts: number; at: Instant } & (
  | { state: 'sending' | 'sent' }
  | { state: 'unknown'; reason: string }
  /** `retryAt`: it was for rate. */
  | { state: 'refused'; reason: string; retryAt?: Instant }
);

/** Of a cohort's notices. Found among what is due beside participants, cohorts and sessions. */
export const noticesKey = (cohortId: string): string => `notices#${cohortId}`;

/** For whoever goes through all that is due: notices have no journey to be revived. */
export const isNotices = (key: string): boolean => key.startsWith('notices#');

/** The mail's id in the ledger and in the provider's events. */
export const noticeId = (cohortId: string, day: LocalDate): string => `${cohortId}.staff.notice.${day}`;

/** Whose notice of which day an id is of; undefined for a participant's contact. */
export function noticeOf(id: string): { cohortId: string; day: LocalDate } | undefined {
  const [, cohortId, day] = /^(c-[^.]+)\.staff\.notice\.(\d{4}-\d{2}-\d{2})$/.exec(id) ?? [];
  return cohortId && day ? { cohortId, day: day as LocalDate } : undefined;
}

/** Since when notices come back from the contact person's address, or are not wanted there; undefined where they go. */
export const returnedSince = (
  { returned }: Pick<StaffNotices, 'returned'>,
  { contactPerson }: Cohort,
): Instant | undefined =>
  returned && sameMailbox(returned.address) === sameMailbox(contactPerson.email) ? returned.at : undefined;

/** One thing that needs a person, by what makes it another one. */
export function attentionKey(one: Attention): string {
  switch (one.kind) {
    case 'unknown-contact':
    case 'refused-contact':
      return `${one.kind} ${one.contactId}`;
    case 'undeliverable':
      return `${one.kind} ${one.participantId} ${one.since}`;
    case 'no-time-suits':
      return `${one.kind} ${one.participantId} ${one.touchpoint} ${one.since}`;
    case 'waiting-list-full':
    case 'small-session':
    case 'unrecorded-attendance':
      return `${one.kind} ${one.focusGroupId}`;
    case 'notices-returned':
      return `${one.kind} ${one.since}`;
    default:
      return `${one.kind} ${one.touchpoint}`;
  }
}

/** A document has a size: what is more than this is told again. */
const MOST_TOLD = 2000;

/** What a look comes to: nothing to send, or the mail that is to be claimed. `lost` is one whose outcome never came. */
export type Look =
  | { kind: 'rest'; notices: StaffNotices; lost: boolean }
  | {
      kind: 'send';
      notices: StaffNotices;
      mail: NoticeMail;
      fresh: Attention[];
      known: number;
      lost: boolean;
    };

/**
 * What is to be done about a cohort's notices at `now`, when `found` needs a person. New is what no mail has told that
 * was sent for certain: what was in one of unknown fate is told again another day, in another mail.
 */
export function lookAt(
  program: Program,
  cohort: Cohort,
  before: StaffNotices,
  found: readonly Attention[],
  now: Instant,
): Look {
  const { mail: last } = before;
  const lost = last?.state === 'sending';
  if (lost && now < leaseEnd(last)) {
    return { kind: 'rest', notices: dueAgain(before, leaseEnd(last)), lost: false };
  }
  const current = new Map(found.map((one) => [attentionKey(one), one]));
  const told = before.told.filter((key) => current.has(key));
  const notices: StaffNotices = { ...before, told, ...(last && { mail: withoutLease(last) }) };
  const rest = (dueAt?: Instant): Look => ({ kind: 'rest', notices: dueAgain(notices, dueAt), lost });
  const { mail } = notices;
  const zone = cohort.timeZone;
  const open = nextSendable(now, zone, workingHours(program, cohort));
  if (open !== now) return rest(lookFrom(program, cohort, open));
  const { date: day } = toLocal(now, zone);
  const tomorrow = nextLook(program, cohort, now);
  const isToday = mail?.day === day;
  const retryAt = isToday ? retryOf(mail) : undefined;
  if (isToday && (retryAt === undefined || now < retryAt)) return rest(retryAt ?? tomorrow);
  const isTold = new Set(told);
  const fresh = [...current].filter(([key]) => !isTold.has(key)).map(([, one]) => one);
  const isUnwelcome = !wantsNotices(cohort) || returnedSince(notices, cohort) !== undefined;
  if (fresh.length === 0 || isUnwelcome) return rest(tomorrow);
  const claim: NoticeMail = {
    day,
    tells: fresh.map(attentionKey).slice(0, MOST_TOLD),
    attempts: isToday ? mail.attempts + 1 : 1,
    at: now,
    state: 'sending',
  };
  return {
    kind: 'send',
    notices: dueAgain({ ...notices, mail: claim }, leaseEnd(claim)),
    mail: claim,
    fresh,
    known: told.length,
    lost,
  };
}

/** What was sent for certain has been told; then the next look is another day's, or that of the next try. */
export function afterMail(
  program: Program,
  cohort: Cohort,
  notices: StaffNotices,
  mail: NoticeMail,
  now: Instant,
): StaffNotices {
  const news = mail.state === 'sent' ? mail.tells.filter((key) => !notices.told.includes(key)) : [];
  const told = [...notices.told, ...news].slice(-MOST_TOLD);
  return dueAgain({ ...notices, told, mail }, retryOf(mail) ?? nextLook(program, cohort, now));
}

/** The notices of a cohort that has just been made. */
export const newNotices = (program: Program, cohort: Cohort, now: Instant): StaffNotices =>
  dueAgain({ cohortId: cohort.id, told: [] }, lookFrom(program, cohort, now));

/** The notices after the cohort's dates, or whom they go to, have changed: looked at again, should its year have been over. */
export const lookedAtAgain = (
  program: Program,
  cohort: Cohort,
  notices: StaffNotices,
  now: Instant,
): StaffNotices =>
  dueAgain(notices, notices.mail?.state === 'sending' ? notices.dueAt : lookFrom(program, cohort, now));

function dueAgain({ dueAt: _, ...notices }: StaffNotices, dueAt: Instant | undefined): StaffNotices {
  return dueAt === undefined ? notices : { ...notices, dueAt };
}

/** The first working morning after this day. */
const nextLook = (program: Program, cohort: Cohort, now: Instant): Instant | undefined =>
  lookFrom(program, cohort, endOfDay(toLocal(now, cohort.timeZone).date, cohort.timeZone));

/** The first look at or after `at` inside the cohort's year; undefined when the year is over by then. */
function lookFrom(program: Program, cohort: Cohort, at: Instant): Instant | undefined {
  const { from, until } = noticeYear(program, cohort);
  const open = nextSendable(at < from ? from : at, cohort.timeZone, workingHours(program, cohort));
  return open < until ? open : undefined;
}

const retryOf = (mail: NoticeMail): Instant | undefined =>
  mail.state === 'refused' ? mail.retryAt : undefined;

const leaseEnd = ({ at }: NoticeMail): Instant => plusSeconds(at, SENDING_LEASE_S);

/** Nobody recorded an outcome in time, so nobody can say. */
const withoutLease = (mail: NoticeMail): NoticeMail => {
  const { day, tells, attempts, at } = mail;
  return mail.state === 'sending'
    ? { day, tells, attempts, at, state: 'unknown', reason: 'no outcome was recorded' }
    : mail;
};
