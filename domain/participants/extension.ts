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

/** Why nothing about the close can be changed for this person, where nothing can. */
function refusal({ touchpoints }: Participant, { touchpoint }: PlannedTouchpoint): Conflict | undefined {
  if (touchpoint.kind !== 'survey') {
    return new Conflict('not-a-survey', 'Only the window of a survey can be extended.');
  }
  const state = touchpoints[touchpoint.id]?.kind;
  const isOver = state === 'done' || state === 'declined';
  return isOver ? new Conflict('over', 'This touchpoint is over for this participant.') : undefined;
}

/** Whether more time comes when the survey has been over for a day, or when time was given before: numbers had been shown. */
function isLate(
  { timeZone, extensions, extendedLate }: Participant,
  { touchpoint: { id }, closes }: PlannedTouchpoint,
  now: Instant,
): boolean {
  const before = extensions?.[id];
  const last = before ? extendedClose(closes, before, timeZone) : closes;
  return (extendedLate?.includes(id) ?? false) || now >= plusSeconds(last.at, FINISH_S);
}

/** Whether the answers to an unlinked survey may be in files already. */
const isInFiles = (participant: Participant, planned: PlannedTouchpoint, now: Instant): boolean =>
  planned.touchpoint.kind === 'survey' && planned.touchpoint.unlinked && isLate(participant, planned, now);

const latestOf = ({ closes }: PlannedTouchpoint): LocalDate => plusDays(closes.date, MOST_EXTENSION_DAYS);

/**
 * The last day until which this person can be given more time, where they can. `planned` is how it is planned without
 * any.
 */
export function extendableUntil(
  participant: Participant,
  planned: PlannedTouchpoint,
  now: Instant,
): LocalDate | undefined {
  if (refusal(participant, planned) || isInFiles(participant, planned, now)) return undefined;
  const latest = latestOf(planned);
  return now < endOfDay(latest, participant.timeZone) ? latest : undefined;
}

/**
 * The participant who has until the end of `day` for one survey; undefined takes the extension back. `planned` is how
 * it is planned without one. Of an unlinked survey there is none any more once its answers may be in files: theirs would
 * be the one that was not there before; of others it is noted that no number may count it (`asCounted`).
 * @throws Conflict `not-a-survey`, `over`; Invalid `range`, `past`
 */
export function extended(
  participant: Participant,
  planned: PlannedTouchpoint,
  day: LocalDate | undefined,
  now: Instant,
): Participant {
  const { touchpoint, closes } = planned;
  const { id } = touchpoint;
  const refused = refusal(participant, planned);
  if (refused) throw refused;
  if (day !== undefined && isInFiles(participant, planned, now)) {
    throw new Conflict(
      'over',
      'This survey is over, and an answer without a name would now be known by its time.',
    );
  }
  const { [id]: _, ...others } = participant.extensions ?? {};
  if (day === undefined) return withExtensions(participant, others, id);
  const until = latestOf(planned);
  if (day < closes.date || day > until) {
    const detail = `from ${closes.date} to ${until}`;
    throw new Invalid([{ pointer: '/closesOn', code: 'range', detail }]);
  }
  if (endOfDay(day, participant.timeZone) <= now) throw new Invalid([{ pointer: '/closesOn', code: 'past' }]);
  return withExtensions(participant, { ...others, [id]: day }, id, isLate(participant, planned, now));
}

/** With these, of which that of `id` is new, and was given late or not. */
function withExtensions(
  { extensions: _, extendedLate, ...bare }: Participant,
  extensions: Record<string, LocalDate>,
  id: string,
  wasLate = false,
): Participant {
  const late = [...(extendedLate ?? []).filter((one) => one !== id), ...(wasLate ? [id] : [])];
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
