import { endOfDay, type Moment } from '../dates/calendar.ts';
import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { LocalDate, TimeZone } from '../dates/local-date.ts';
import { plusDays } from '../dates/local-date.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import { FINISH_S } from './grace.ts';
import type { Participant } from './participant.ts';

/** The most days by which one person may finish later than the others: a wave that lasts longer is another wave. */
export const MOST_EXTENSION_DAYS = 28;

/** The close of a window that is open for one person until the end of `day`, where that is later than planned. */
export function extendedClose(closes: Moment, day: LocalDate, zone: TimeZone): Moment {
  const at = endOfDay(day, zone);
  return at <= closes.at
    ? closes
    : { raw: closes.raw, date: day, at, reasons: [...closes.reasons, { kind: 'extended' }] };
}

/**
 * The participant who has until the end of `day` for one survey; undefined takes the extension back. `planned` is how
 * it is planned without one. Of an unlinked survey there is none any more once its answers may be in files: theirs would
 * be the one that was not there before; of others it is noted that no number may count it (`asCounted`).
 * @throws Conflict `not-a-survey`, `over`; Invalid `range`
 */
export function extended(
  participant: Participant,
  planned: PlannedTouchpoint,
  day: LocalDate | undefined,
  now: Instant,
): Participant {
  const { touchpoint, closes } = planned;
  const { id } = touchpoint;
  const state = participant.touchpoints[id]?.kind;
  if (touchpoint.kind !== 'survey') {
    throw new Conflict('not-a-survey', 'Only the window of a survey can be extended.');
  }
  if (state === 'done' || state === 'declined') {
    throw new Conflict('over', 'This touchpoint is over for this participant.');
  }
  const before = participant.extensions?.[id];
  const last = before ? extendedClose(closes, before, participant.timeZone) : closes;
  const isLate = participant.extendedLate?.includes(id) || now >= plusSeconds(last.at, FINISH_S);
  if (touchpoint.unlinked && day !== undefined && isLate) {
    throw new Conflict(
      'over',
      'This survey is over, and an answer without a name would now be known by its time.',
    );
  }
  const { [id]: _, ...others } = participant.extensions ?? {};
  if (day === undefined) return withExtensions(participant, others, id);
  const until = plusDays(closes.date, MOST_EXTENSION_DAYS);
  if (day < closes.date || day > until) {
    const detail = `from ${closes.date} to ${until}`;
    throw new Invalid([{ pointer: '/closesOn', code: 'range', detail }]);
  }
  return withExtensions(participant, { ...others, [id]: day }, id, isLate);
}

/** With these, of which that of `id` is new, and was given late or not. */
function withExtensions(
  { extensions: _, extendedLate, ...bare }: Participant,
  extensions: Record<string, LocalDate>,
  id: string,
  isLate = false,
): Participant {
  const late = [...(extendedLate ?? []).filter((one) => one !== id), ...(isLate ? [id] : [])];
  return {
    ...bare,
    ...(Object.keys(extensions).length > 0 && { extensions }),
    ...(late.length > 0 && { extendedLate: late }),
  };
}

/** The participant as numbers count them: without more time that they were given once a survey was over for the others. */
export function asCounted(participant: Participant): Participant {
  const { extensions = {}, extendedLate = [] } = participant;
  if (extendedLate.length === 0) return participant;
  const inTime = Object.entries(extensions).filter(([id]) => !extendedLate.includes(id));
  return { ...participant, extensions: Object.fromEntries(inTime) };
}
