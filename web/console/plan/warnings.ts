import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import type { Timetable } from '../api/programs.ts';
import { dateText } from '../words/moment.ts';

const weekdayOf = (date: string): string =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** The date on a zone's calendar, as the API writes dates. */
const dateIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));

/** What to think about before a cohort is made with these dates. */
export function warningsOf({ asOf, timeZone, workingDays, anchors, touchpoints }: Timetable): string[] {
  const found: string[] = [];
  const today = dateIn(asOf, timeZone);
  for (const [name, date] of Object.entries(anchors)) {
    if (date < today) found.push(`${anchorWords(name)} is in the past.`);
    const day = weekdayOf(date);
    if (workingDays.includes(day)) continue;
    const which = /^S/.test(day) ? 'a weekend' : `a ${day}, which is no working day of this program`;
    found.push(`${anchorWords(name)} is on ${which}.`);
  }
  for (const { title, kind, opens, closes, sessionsFrom, sessionsUntil } of touchpoints) {
    if (closes.at <= asOf) found.push(`“${title}” is over already: nobody will be asked.`);
    else if (closes.at <= opens.at)
      found.push(
        `“${title}” would close before it opens: nobody will be asked. Its dates are in the program’s file.`,
      );
    else if (opens.at < asOf)
      found.push(`“${title}” should be open already: it opens for each person at enrollment.`);
    if (kind === 'focus-group' && sessionsFrom && sessionsUntil && closes.at > asOf) {
      const from = [sessionsFrom, today].sort().at(-1)!;
      const soon = opens.at < asOf ? 'soon' : `before booking opens on ${dateText(opens.date)}`;
      found.push(
        `“${title}” has no sessions yet: publish some between ${dateText(from)} and ${dateText(sessionsUntil)} ${soon}.`,
      );
    }
  }
  return found;
}
