import { contactId } from '../../domain/contact.ts';
import type { Instant } from '../../domain/instant.ts';
import { plusSeconds } from '../../domain/instant.ts';
import type { LinkPurpose } from '../../domain/link.ts';
import { linkExpiry } from '../../domain/link-expiry.ts';
import { fill, variablesIn } from '../../domain/mail-template.ts';
import type { DueContact } from '../../domain/obligations.ts';
import { YEAR } from '../../domain/participant.ts';
import type { Touchpoint } from '../../domain/program.ts';
import { timetable } from '../../domain/timetable.ts';
import type { Message, Ports, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { bookingEvent } from './booking-event.ts';
import { variablesOf } from './mail-variables.ts';
import { makeLink, STOP_LINK_S } from './make-link.ts';

export type ComposedMail =
  | { kind: 'ready'; message: Message; links: Put[] }
  | { kind: 'unwritable'; reason: string };

/**
 * The mail of one contact as it is now: recipient, deadline and text are decided at the moment of sending. Makes
 * its personal links, of which only the hash is stored. A template that fails makes the mail unwritable.
 */
export function composeMail(ports: Ports, person: Person, contact: DueContact, now: Instant): ComposedMail {
  const { participant, cohort, program } = person;
  const plans = timetable(program.program, cohort.doc, participant.doc);
  const planned = plans.find((one) => one.touchpoint.id === contact.touchpoint)!;
  const make = (purpose: LinkPurpose, expiresAt: Instant) =>
    makeLink(ports, person, contact, purpose, expiresAt);
  const open = make(planned.touchpoint.kind, planned.closes.at);
  const stop = make('stop', plusSeconds(now, STOP_LINK_S));
  try {
    const template = program.mails[templateOf(planned.touchpoint, contact)]!;
    const usesYear = variablesIn(template.body + program.footer).includes('yearLink');
    const ofYear = { ...contact, touchpoint: YEAR };
    const year = usesYear && makeLink(ports, person, ofYear, 'year', linkExpiry(plans, YEAR)!);
    const variables = {
      ...variablesOf(person, planned, contact),
      link: open.url,
      stopLink: stop.url,
      ...(year && { yearLink: year.url }),
    };
    const event = contact.kind === 'confirmation' ? bookingEvent(ports, person, contact, planned) : undefined;
    const message: Message = {
      contactId: contactId(participant.doc.id, contact),
      fromName: program.program.title,
      replyTo: cohort.doc.contactPerson,
      to: { name: participant.doc.name, email: participant.doc.email },
      subject: fill(template.subject, variables),
      text: `${fill(template.body, variables)}\n${fill(program.footer, variables)}`,
      stopUrl: stop.url,
      date: now,
    };
    return {
      kind: 'ready',
      message: event ? { ...message, calendar: event } : message,
      links: [open.put, stop.put, ...(year ? [year.put] : [])],
    };
  } catch (error) {
    return { kind: 'unwritable', reason: `template: ${error instanceof Error ? error.message : 'failed'}` };
  }
}

function templateOf(touchpoint: Touchpoint, { kind, last }: DueContact): string {
  if (kind === 'invitation') return touchpoint.mail.invitation;
  if (kind === 'reminder') return last ? touchpoint.mail.lastReminder : touchpoint.mail.reminder;
  if (touchpoint.kind === 'focus-group' && kind !== 'link') return touchpoint.mail[kind];
  throw new Error(`A survey has no ${kind}.`);
}
