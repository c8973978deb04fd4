import { toLocal } from '../../domain/dates/calendar.ts';
import { dayEndedBy } from '../../domain/dates/day-ended-by.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import type { DueContact } from '../../domain/journeys/obligations.ts';
import type { Variables } from '../../domain/mails/mail-template.ts';
import { bounded, boundedPair } from '../../domain/memo.ts';
import { choosableUntil } from '../../domain/sessions/choosable-until.ts';
import type { PlannedTouchpoint } from '../../domain/timetables/timetable.ts';
import type { Person } from '../records.ts';
import { subjectOf } from './mail-subject.ts';

const dayText = bounded((date: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  ),
);

const clocks = bounded(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone }),
  100,
);

/** "Thursday, June 13, 2019". */
export const inWords = (date: LocalDate): string => dayText(date);

/** "8:00 AM EDT". */
export const clockText = boundedPair((at: Instant, zone: TimeZone): string =>
  clocks(zone).format(new Date(at)).replaceAll('\u202F', ' '),
);

/** The deadline as the person's own calendar shows it; with the time where it is not the end of a day there. */
function deadlineText(planned: PlannedTouchpoint, zone: TimeZone, now: Instant): string {
  const until = choosableUntil(planned, now);
  const last = dayEndedBy(until, zone);
  return last ? inWords(last) : momentText(until, zone);
}

/** "Thursday, June 13, 2019, 8:00 AM EDT". */
const momentText = (at: Instant, zone: TimeZone): string =>
  `${inWords(toLocal(at, zone).date)}, ${clockText(at, zone)}`;

/** The values that every mail to this person may use. */
export const variablesOfAll = ({ participant, cohort, program }: Person) => ({
  name: participant.doc.name,
  programTitle: program.program.title,
  cohortTitle: cohort.doc.title,
  contactName: cohort.doc.contactPerson.name,
  contactEmail: cohort.doc.contactPerson.email,
});

/** Every value that the mail of this contact may use when it is sent at `now`, except the links, which are made for it. */
export function variablesOf(
  person: Person,
  planned: PlannedTouchpoint,
  contact: DueContact,
  now: Instant = contact.plannedAt,
): Variables {
  const { participant, program } = person;
  const { touchpoint } = planned;
  const zone = participant.doc.timeZone;
  const survey =
    touchpoint.kind === 'survey' && program.program.surveys.find((one) => one.id === touchpoint.survey);
  const minutes =
    touchpoint.kind === 'focus-group' ? touchpoint.minutes : survey ? survey.minutes : undefined;
  const subject = subjectOf(participant.doc, contact);
  const session = subject && (subject.kind === 'offer' ? subject.offer : subject.seat);
  return {
    ...variablesOfAll(person),
    title: touchpoint.title,
    ...(minutes === undefined ? {} : { minutes: String(minutes) }),
    deadline:
      subject?.kind === 'offer' ? momentText(subject.offer.until, zone) : deadlineText(planned, zone, now),
    ...(session && {
      sessionDay: inWords(toLocal(session.startsAt, zone).date),
      sessionTime: `${clockText(session.startsAt, zone)} – ${clockText(session.endsAt, zone)}`,
      sessionPlace: session.place,
    }),
  };
}
