import type { Instant } from '../../domain/dates/instant.ts';
import type { DueContact } from '../../domain/journeys/obligations.ts';
import { usableUntil } from '../../domain/links/link-expiry.ts';
import type { Touchpoint } from '../../domain/programs/program.ts';
import { type PlannedTouchpoint, timetable } from '../../domain/timetables/timetable.ts';
import type { CalendarEvent, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import type { Brought } from './also-waiting.ts';
import { bookingEvent } from './booking-event.ts';
import { composeLinkMail } from './compose-link-mail.ts';
import { type Subject, subjectOf } from './mail-subject.ts';
import { variablesOf } from './mail-variables.ts';
import { type MailPorts, makeLink } from './make-link.ts';
import { type ComposedMail, writtenMail } from './written-mail.ts';

/**
 * The mail of one contact as it is now: recipient, deadline and text are decided at the moment of sending. `others`
 * come along in a section of their own. Makes its personal links, of which only the hash is stored. A template that
 * fails makes the mail unwritable.
 */
export function composeMail(
  ports: MailPorts,
  person: Person,
  contact: DueContact,
  now: Instant,
  others: readonly DueContact[] = [],
): ComposedMail {
  if (contact.kind === 'link') return composeLinkMail(ports, person, contact, now);
  const planned = plannedOf(person, contact);
  const { doc } = person.participant;
  const open = makeLink(
    ports,
    person,
    contact,
    planned.touchpoint.kind,
    usableUntil(planned, doc.touchpoints),
  );
  return writtenMail(ports, person, contact, open, now, () => {
    const subject = subjectOf(doc, contact);
    return {
      brought: others.map((one) => broughtAlong(ports, person, one, now)),
      template: person.program.mails[templateOf(planned.touchpoint, contact, subject)]!,
      variables: variablesOf(person, planned, contact, now),
      event: eventOf(ports, person, planned, contact, subject),
    };
  });
}

const plannedOf = ({ participant, cohort, program }: Person, { touchpoint }: DueContact): PlannedTouchpoint =>
  timetable(program.program, cohort.doc, participant.doc).find((one) => one.touchpoint.id === touchpoint)!;

/** A contact that comes along in another one's mail, with a personal link of its own. */
function broughtAlong(
  ports: MailPorts,
  person: Person,
  contact: DueContact,
  now: Instant,
): Brought & { put: Put } {
  const planned = plannedOf(person, contact);
  const { url, put } = makeLink(ports, person, contact, planned.touchpoint.kind, planned.closes.at);
  const { title = '', minutes, deadline = '' } = variablesOf(person, planned, contact, now);
  return { kind: contact.kind, last: contact.last, title, minutes, deadline, link: url, put };
}

/** The calendar object that a mail brings along. A seat that is gone meanwhile makes its mail unwritable. */
function eventOf(
  ports: MailPorts,
  person: Person,
  planned: PlannedTouchpoint,
  { kind }: DueContact,
  subject: Subject | undefined,
): CalendarEvent | undefined {
  if (kind !== 'confirmation' && kind !== 'cancellation') return undefined;
  if (!subject || subject.kind === 'offer') throw new Error('The seat is not there any more.');
  const method = kind === 'cancellation' ? 'CANCEL' : 'REQUEST';
  return bookingEvent(ports, person, planned, subject.seat, method);
}

function templateOf(
  touchpoint: Touchpoint,
  { kind, last }: DueContact,
  subject: Subject | undefined,
): string {
  if (kind === 'invitation') return touchpoint.mail.invitation;
  if (kind === 'reminder') return last ? touchpoint.mail.lastReminder : touchpoint.mail.reminder;
  if (touchpoint.kind === 'focus-group' && kind !== 'link') {
    const isChange = kind === 'confirmation' && subject?.kind === 'seat' && subject.isChange;
    return touchpoint.mail[isChange ? 'change' : kind];
  }
  throw new Error(`A survey has no ${kind}.`);
}
