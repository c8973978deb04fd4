import { contactId } from '../../domain/contact.ts';
import type { Instant } from '../../domain/instant.ts';
import { plusSeconds } from '../../domain/instant.ts';
import type { LinkPurpose } from '../../domain/link.ts';
import { fill } from '../../domain/mail-template.ts';
import type { DueContact } from '../../domain/obligations.ts';
import type { Touchpoint } from '../../domain/program.ts';
import { type PlannedTouchpoint, timetable } from '../../domain/timetable.ts';
import type { Message, Ports, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { alsoWaiting, type Brought } from './also-waiting.ts';
import { bookingEvent } from './booking-event.ts';
import { composeLinkMail } from './compose-link-mail.ts';
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
  const open = make(planned.touchpoint.kind, planned.closes.at);
  const stop = make('stop', plusSeconds(now, STOP_LINK_S));
  try {
    const brought = others.map((one) => broughtAlong(ports, person, one));
    const template = program.mails[templateOf(planned.touchpoint, contact)]!;
    const variables = { ...variablesOf(person, planned, contact), link: open.url, stopLink: stop.url };
    const event = contact.kind === 'confirmation' ? bookingEvent(ports, person, contact, planned) : undefined;
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
      links: [open.put, stop.put, ...brought.map(({ put }) => put)],
    };
  } catch (error) {
    return { kind: 'unwritable', reason: `template: ${error instanceof Error ? error.message : 'failed'}` };
  }
}

const plannedOf = ({ participant, cohort, program }: Person, { touchpoint }: DueContact): PlannedTouchpoint =>
  timetable(program.program, cohort.doc, participant.doc).find((one) => one.touchpoint.id === touchpoint)!;

/** A contact that comes along in another one's mail, with a personal link of its own. */
function broughtAlong(ports: Ports, person: Person, contact: DueContact): Brought & { put: Put } {
  const planned = plannedOf(person, contact);
  const { url, put } = makeLink(ports, person, contact, planned.touchpoint.kind, planned.closes.at);
  const { title = '', minutes, deadline = '' } = variablesOf(person, planned, contact);
  return { kind: contact.kind, last: contact.last, title, minutes, deadline, link: url, put };
}

function templateOf(touchpoint: Touchpoint, { kind, last }: DueContact): string {
  if (kind === 'invitation') return touchpoint.mail.invitation;
  if (kind === 'reminder') return last ? touchpoint.mail.lastReminder : touchpoint.mail.reminder;
  if (touchpoint.kind === 'focus-group' && kind !== 'link') return touchpoint.mail[kind];
  throw new Error(`A survey has no ${kind}.`);
}
