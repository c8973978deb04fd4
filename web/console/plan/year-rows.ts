import type { Moment, PlannedTouchpoint } from '../api/programs.ts';
import { dateText, momentText, untilText } from '../words/moment.ts';

/** One date of a year, for a table. */
export interface YearRow {
  key: string;
  what: string;
  when: string;
  /** Why it is not the day that plain counting gives. */
  why: string[];
}

/** "was Saturday" about a date that moved says which date that was. */
const reasons = ({ raw, date, reasons: all }: Moment): string[] =>
  all.length === 0
    ? []
    : [`${raw === date ? '' : `counted: ${dateText(raw)}; `}${all.map(({ text }) => text).join('; ')}`];

/** Every date of one touchpoint, in the order in which they come. */
export function yearRows(planned: PlannedTouchpoint, timeZone: string): YearRow[] {
  const { touchpoint, kind, opens, closes, invitationAt, sessionsFrom, sessionsUntil } = planned;
  const { reminders, dropped = [] } = planned;
  const at = (instant: string) => momentText(instant, timeZone);
  const rows: YearRow[] = [
    {
      key: `${touchpoint} opens`,
      what: kind === 'survey' ? 'Opens' : 'Booking opens',
      when: at(opens.at),
      why: reasons(opens),
    },
    {
      key: `${touchpoint} invitation`,
      what: 'Invitation',
      when: at(invitationAt),
      why: invitationAt === opens.at ? [] : ['waits for the hours in which mail is sent'],
    },
    ...[
      ...reminders.map(({ number, ...moment }) => ({ number, when: at(moment.at), why: reasons(moment) })),
      ...dropped.map((one) => ({
        number: one.number,
        when: 'No room for it',
        why: [`counted: ${at(one.at)}; ${one.why.text}`],
      })),
    ]
      .sort((a, b) => a.number - b.number)
      .map(({ number, ...one }) => ({
        key: `${touchpoint} reminder ${number}`,
        what: `Reminder ${number}`,
        ...one,
      })),
  ];
  if (sessionsFrom && sessionsUntil) {
    const when = `${dateText(sessionsFrom)} – ${dateText(sessionsUntil)}`;
    rows.push({ key: `${touchpoint} sessions`, what: 'Sessions', when, why: [] });
  }
  return [
    ...rows,
    {
      key: `${touchpoint} closes`,
      what: 'Closes',
      when: untilText(closes.at, timeZone),
      why: reasons(closes),
    },
  ];
}
