import {
  type Contact,
  type ContactKind,
  type HoldReason,
  isCounted,
  mayBeAskedAgain,
} from '../contacts/contact.ts';
import { pauseOf } from '../contacts/contact-budget.ts';
import { nextSendable, type WorkingHours } from '../dates/calendar.ts';
import { type Instant, laterOf } from '../dates/instant.ts';
import type { TimeZone } from '../dates/local-date.ts';
import type { Participant } from '../participants/participant.ts';
import { type DueContact, nameOf, type Obligation } from './obligations.ts';

/** One mail: its own contact, and those it brings along, newest first. */
export interface Send {
  kind: 'send';
  contact: DueContact;
  with: DueContact[];
}

/** `afterwards` says what the sleep is for, so that its end need not be decided twice. */
export interface Sleep {
  kind: 'sleep';
  until: Instant;
  reason: string;
  afterwards: ContactKind | 'decide';
}

/** A mail with more than this to do would be put aside; what is left over comes with the next one. */
export const MOST_IN_ONE_MAIL = 5;

interface Choice {
  next: Send | Sleep;
  /** Entries for the log. */
  held: Contact[];
}

/**
 * Which of the contacts that are due go now, in one mail; or the sleep until the first mail may go. Appointments and
 * answers go first, and alone.
 */
export function choose(
  due: readonly Obligation[],
  participant: Participant,
  perWeek: number,
  hours: WorkingHours,
  now: Instant,
): Choice {
  if (due.every(({ kind }) => isCounted(kind))) return together(due, participant, perWeek, hours, now);
  const counted = due.filter(({ kind }) => isCounted(kind));
  const alone = firstAlone(due, participant.timeZone, hours, now);
  if (alone.kind === 'send' || counted.length === 0) return { next: alone, held: [] };
  const { next, held } = together(counted, participant, perWeek, hours, now);
  return { next: next.kind === 'sleep' && alone.until < next.until ? alone : next, held };
}

/** The first contact that does not count; of those only an offer waits for the morning: it lapses while one sleeps. */
function firstAlone(
  due: readonly Obligation[],
  zone: TimeZone,
  hours: WorkingHours,
  now: Instant,
): Send | Sleep {
  let first: { one: Obligation; at: Instant } | undefined;
  for (const one of due) {
    if (isCounted(one.kind)) continue;
    const ready = laterOf(one.at, now);
    const at = one.kind === 'offer' ? nextSendable(ready, zone, hours) : ready;
    if (!first || at < first.at) first = { one, at };
  }
  const { one, at } = first!;
  return at <= now ? mailOf([one]) : sleepOf(one, at, one.at > now ? 'try again' : 'send window');
}

/**
 * One mail with all that counts. What waits because of the contact limit, or because the person is away, is to be
 * recorded as held; waiting for the morning or for the day after another mail is not worth a word.
 */
function together(
  counted: readonly Obligation[],
  participant: Participant,
  perWeek: number,
  hours: WorkingHours,
  now: Instant,
): Choice {
  const mail = counted.length > 1 ? longestWaiting(counted).toSorted(newestFirst) : counted;
  const newest = mail[0]!;
  // What waits for its retry is waited for, so that what is due together stays one mail.
  const ready = mail.reduce((at, one) => laterOf(at, one.at), now);
  const pause = pauseOf(participant, perWeek, now);
  const from = pause ? laterOf(ready, pause.until) : ready;
  const until = nextSendable(from, participant.timeZone, hours, newest.anyDay);
  if (until <= now) return { next: mailOf(mail), held: [] };
  if (pause?.reason === 'contact-limit' || pause?.reason === 'away') {
    const { reason } = pause;
    const held = counted.filter((one) => isNews(one.logged, reason, until));
    return {
      next: sleepOf(newest, until, reason),
      held: held.map((one) => ({ ...contactOf(one), state: 'held', at: now, until, reason })),
    };
  }
  const why = pause ? 'one contact a day' : ready > now ? 'try again' : 'send window';
  return { next: sleepOf(newest, until, why), held: [] };
}

/** Were it the newest, what is left over would wait behind all reminders of what has gone, even until it closes. */
const longestWaiting = (counted: readonly Obligation[]): readonly Obligation[] =>
  counted.length <= MOST_IN_ONE_MAIL
    ? counted
    : counted.toSorted((a, b) => newestFirst(b, a)).slice(0, MOST_IN_ONE_MAIL);

/** Of two planned for the same instant, the one that may go on any day; else the one that the program names first. */
function newestFirst(a: Obligation, b: Obligation): number {
  if (a.plannedAt !== b.plannedAt) return a.plannedAt > b.plannedAt ? -1 : 1;
  return Number(b.anyDay) - Number(a.anyDay);
}

/** Whether holding a contact is something to record: a refusal has to stay, for it counts the tries. */
function isNews(logged: Contact | undefined, reason: HoldReason, until: Instant): boolean {
  if (logged?.state === 'held') return logged.reason !== reason || logged.until !== until;
  return !logged || mayBeAskedAgain(logged);
}

const contactOf = ({ touchpoint, kind, number, plannedAt }: Obligation) => ({
  touchpoint,
  kind,
  number,
  plannedAt,
});

const dueContactOf = ({ touchpoint, kind, number, plannedAt, last }: Obligation): DueContact => ({
  touchpoint,
  kind,
  number,
  plannedAt,
  last,
});

const mailOf = (obligations: readonly Obligation[]): Send => ({
  kind: 'send',
  contact: dueContactOf(obligations[0]!),
  with: obligations.length > 1 ? obligations.slice(1).map(dueContactOf) : [],
});

const sleepOf = (chosen: Obligation, until: Instant, why: string): Sleep => ({
  kind: 'sleep',
  until,
  reason: `${nameOf(chosen)}: ${why}`,
  afterwards: chosen.kind,
});
