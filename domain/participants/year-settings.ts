import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import { type LocalDate, TimeZone } from '../dates/local-date.ts';
import { type Offset, plusOffset } from '../dates/offset.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { Participant } from './participant.ts';
import { bounceOf } from './stop-mail.ts';

/** The longest absence: whoever is away for longer than a year has left the program's year. */
const LONGEST_ABSENCE = 'P1Y' as Offset;

/** The day on which mail is welcome again, while that is still ahead; a day that has come clears itself. */
export function awayUntil({ awayUntil, timeZone }: Participant, now: Instant): LocalDate | undefined {
  return awayUntil !== undefined && toLocal(now, timeZone).date < awayUntil ? awayUntil : undefined;
}

/** The days one can choose as the first day back: today, in the person's zone, until a year from today. */
export function daysBack({ timeZone }: Participant, now: Instant): { from: LocalDate; until: LocalDate } {
  const from = toLocal(now, timeZone).date;
  return { from, until: plusOffset(from, LONGEST_ABSENCE) };
}

/**
 * The participant away until `day`; undefined, or today, means back.
 * @throws Invalid `past` or `range`
 */
export function away(participant: Participant, day: LocalDate | undefined, now: Instant): Participant {
  const { from, until } = daysBack(participant, now);
  const wrong = (code: string) => new Invalid([{ pointer: '/awayUntil', code }]);
  if (day !== undefined && day < from) throw wrong('past');
  if (day !== undefined && day > until) throw wrong('range');
  const { awayUntil: _, ...back } = participant;
  return day === undefined || day === from ? back : { ...back, awayUntil: day };
}

/** The participant in another time zone. @throws Invalid `time-zone` */
export function moved(participant: Participant, zone: string): Participant {
  const parsed = TimeZone.safeParse(zone);
  if (!parsed.success) throw new Invalid([{ pointer: '/timeZone', code: 'time-zone' }]);
  return { ...participant, timeZone: parsed.data };
}

/**
 * The participant whose mail comes again, from the next contact that is due; what was skipped stays skipped.
 * @throws Conflict `undeliverable`, also where it bounced before it was stopped: another address is for staff to enter
 */
export function resumeMail(participant: Participant): Participant {
  if (bounceOf(participant)) throw new Conflict('undeliverable', 'Mail to this address came back.');
  return participant.mail.kind === 'welcome' ? participant : { ...participant, mail: { kind: 'welcome' } };
}
