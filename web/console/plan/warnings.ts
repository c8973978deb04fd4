import type { Timetable } from '../api/programs.ts';
import { anchorText, dateText } from '../words/moment.ts';

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** The date on a zone's calendar, as the API writes dates. */
const dateIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));

/** What to think about before a cohort is made with these dates. */
export function warningsOf({ asOf, timeZone, anchors, touchpoints }: Timetable): string[] {
  const found: string[] = [];
  const today = dateIn(asOf, timeZone);
  for (const [name, date] of Object.entries(anchors)) {
    if (date < today) found.push(`${anchorText(name)} is in the past.`);
    if (isWeekend(date)) found.push(`${anchorText(name)} is on a weekend.`);
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
