import { contactId } from '../../domain/contact.ts';
import type { Instant } from '../../domain/instant.ts';
import { plusSeconds } from '../../domain/instant.ts';
import type { LinkPurpose } from '../../domain/link.ts';
import { linkExpiry, usableUntil } from '../../domain/link-expiry.ts';
import { fill, variablesIn } from '../../domain/mail-template.ts';
import type { DueContact } from '../../domain/obligations.ts';
import { YEAR } from '../../domain/participant.ts';
import type { Touchpoint } from '../../domain/program.ts';
import { type PlannedTouchpoint, timetable } from '../../domain/timetable.ts';
import type { CalendarEvent, Message, Ports, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { alsoWaiting, type Brought } from './also-waiting.ts';
import { bookingEvent } from './booking-event.ts';
import { composeLinkMail } from './compose-link-mail.ts';
import { type Subject, subjectOf } from './mail-subject.ts';
import { variablesOf } from './mail-variables.ts';
import { makeLink, STOP_LINK_S } from './make-link.ts';

export type ComposedMail =
  | { kind: 'ready'; message: Message; links: Put[] }
  | { kind: 'unwritable'; reason: string };

/**
 * The mail of one contact as it is now: recipient, deadline and text are decided at the moment of sending. `others`
 * come along in a section of their own. Makes its personal links, of which only the hash is stored. A template that
 * fails makes the mail unwritable.
 */
export function composeMail(
  ports: Ports,
  person: Person,
  contact: DueContact,
  now: Instant,
  others: readonly DueContact[] = [],
): ComposedMail {
  if (contact.kind === 'link') return composeLinkMail(ports, person, contact, now);
  const { participant, cohort, program } = person;
  const planned = plannedOf(person, contact);
  const make = (purpose: LinkPurpose, expiresAt: Instant) =>
    makeLink(ports, person, contact, purpose, expiresAt);
  const open = make(planned.touchpoint.kind, usableUntil(planned, participant.doc.touchpoints));
  const stop = make('stop', plusSeconds(now, STOP_LINK_S));
  try {
    const subject = subjectOf(participant.doc, contact);
    const brought = others.map((one) => broughtAlong(ports, person, one, now));
    const template = program.mails[templateOf(planned.touchpoint, contact, subject)]!;
    const usesYear = [template.body, program.footer].some((text) => variablesIn(text).includes('yearLink'));
    const year = usesYear && yearLink(ports, person, contact);
    const variables = {
      ...variablesOf(person, planned, contact, now),
      link: open.url,
      stopLink: stop.url,
      ...(year && { yearLink: year.url }),
    };
    const event = eventOf(ports, person, planned, contact, subject);
    const message: Message = {
      contactId: contactId(participant.doc.id, contact),
      fromName: program.program.title,
      replyTo: cohort.doc.contactPerson,
      to: { name: participant.doc.name, email: participant.doc.email },
      subject: fill(template.subject, variables),
      text: [fill(template.body, variables), alsoWaiting(brought), fill(program.footer, variables)]
        .filter((part) => part !== '')
        .join('\n'),
      stopUrl: stop.url,
      date: now,
    };
    return {
      kind: 'ready',
      message: event ? { ...message, calendar: event } : message,
      links: [open.put, stop.put, ...(year ? [year.put] : []), ...brought.map(({ put }) => put)],
    };
  } catch (error) {
    return { kind: 'unwritable', reason: `template: ${error instanceof Error ? error.message : 'failed'}` };
  }
}

const plansOf = ({ participant, cohort, program }: Person): PlannedTouchpoint[] =>
  timetable(program.program, cohort.doc, participant.doc);

const plannedOf = (person: Person, { touchpoint }: DueContact): PlannedTouchpoint =>
  plansOf(person).find((one) => one.touchpoint.id === touchpoint)!;

/** A link to the lasting page, for the templates that have a place for it. */
const yearLink = (ports: Ports, person: Person, contact: DueContact): ReturnType<typeof makeLink> =>
  makeLink(ports, person, { ...contact, touchpoint: YEAR }, 'year', linkExpiry(plansOf(person), YEAR)!);

/** A contact that comes along in another one's mail, with a personal link of its own. */
function broughtAlong(
  ports: Ports,
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
  ports: Ports,
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
