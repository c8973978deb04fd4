import { contactId } from '../../domain/contacts/contact.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import type { DueContact } from '../../domain/journeys/obligations.ts';
import { linkExpiry } from '../../domain/links/link-expiry.ts';
import { fill, type MailTemplate, type Variables, variablesIn } from '../../domain/mails/mail-template.ts';
import { YEAR } from '../../domain/participants/participant.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import type { CalendarEvent, Message, Put } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { alsoWaiting, type Brought } from './also-waiting.ts';
import { type MailPorts, makeLink, STOP_LINK_S } from './make-link.ts';

/** A mail and the documents of its links, or why it cannot be written. */
export type ComposedMail =
  | { kind: 'ready'; message: Message; links: Put[] }
  | { kind: 'unwritable'; reason: string };

/** What one mail is made from, besides what all have in common: the links to stop mail and to the lasting page. */
interface Parts {
  template: MailTemplate;
  variables: Variables;
  event?: CalendarEvent | undefined;
  brought?: readonly (Brought & { put: Put })[];
}

/** The mail of a contact whose link is `open`. Parts that cannot be had, or filled in, make it unwritable. */
export function writtenMail(
  ports: MailPorts,
  person: Person,
  contact: DueContact,
  open: ReturnType<typeof makeLink>,
  now: Instant,
  partsOf: () => Parts,
): ComposedMail {
  const { participant, cohort, program } = person;
  const stop = makeLink(ports, person, contact, 'stop', plusSeconds(now, STOP_LINK_S));
  try {
    const { template, variables: own, event, brought = [] } = partsOf();
    const usesYear = [template.body, program.footer].some((text) => variablesIn(text).includes('yearLink'));
    const year = usesYear && yearLink(ports, person, contact);
    const variables = { ...own, link: open.url, stopLink: stop.url, ...(year && { yearLink: year.url }) };
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

/** A link to the lasting page, for the templates that have a place for it. */
function yearLink(ports: MailPorts, person: Person, contact: DueContact): ReturnType<typeof makeLink> {
  const plans = timetable(person.program.program, person.cohort.doc, person.participant.doc);
  return makeLink(ports, person, { ...contact, touchpoint: YEAR }, 'year', linkExpiry(plans, YEAR)!);
}
