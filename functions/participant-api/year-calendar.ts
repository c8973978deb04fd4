import { toLocal } from '../../domain/dates/calendar.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { type YearRow, yearOf } from '../../domain/participants/year.ts';
import { lacksSessions } from '../../domain/progress/progress.ts';
import { type CalendarEntry, calendarFile } from '../../platform/calendar-file.ts';
import type { Ports } from '../../platform/ports.ts';
import { calendarUid } from '../journey/calendar-uid.ts';
import type { Person } from '../records.ts';
import { inWords } from './pages/year/year-rows.ts';
import { seatEntry } from './seat-entry.ts';

/** Everything that is coming for one person, as a calendar file: no link and no name of theirs is in it. */
export function yearCalendar(ports: Pick<Ports, 'settings'>, person: Person, now: Instant): string {
  const { program, cohort, participant } = person;
  const rows = yearOf(program.program, cohort.doc, participant.doc, now);
  const entries = rows
    .filter(({ when }) => when === 'coming')
    .map((row) =>
      row.state?.kind === 'booked'
        ? seatEntry(ports, person, row.planned, row.state.seat)
        : dayEntry(ports, person, row),
    );
  const { title } = program.program;
  return calendarFile({ name: title, timeZone: participant.doc.timeZone, entries }, now);
}

/** The day on which something opens; the deadline is in the text. */
function dayEntry(
  ports: Pick<Ports, 'settings'>,
  { program, cohort, participant: { doc } }: Person,
  row: YearRow,
): CalendarEntry {
  const { touchpoint, opens, sessions } = row.planned;
  // Booking without a session to book has no day of its own yet: the window's first day stands for it.
  const date = sessions && lacksSessions(row.planned) ? sessions.from : toLocal(opens.at, doc.timeZone).date;
  const { name, email } = cohort.doc.contactPerson;
  return {
    kind: 'day',
    uid: calendarUid(ports, cohort.doc, `${doc.id}.${touchpoint.id}.opens`),
    title: `${touchpoint.title} (${program.program.title})`,
    description: `${inWords(row, doc.timeZone)}\n${BY_MAIL}\nQuestions: ${name}, ${email}`,
    organizer: { name, email: ports.settings.senderEmail },
    date,
  };
}

const BY_MAIL = 'A mail with your personal link comes to you.';
