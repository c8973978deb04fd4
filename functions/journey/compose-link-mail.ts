import { contactId } from '../../domain/contact.ts';
import { type Instant, plusSeconds } from '../../domain/instant.ts';
import { linkExpiry } from '../../domain/link-expiry.ts';
import { fill, variablesIn } from '../../domain/mail-template.ts';
import type { DueContact } from '../../domain/obligations.ts';
import { YEAR } from '../../domain/participant.ts';
import { timetable } from '../../domain/timetable.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import type { ComposedMail } from './compose-mail.ts';
import { variablesOfAll } from './mail-variables.ts';
import { makeLink, STOP_LINK_S } from './make-link.ts';

/** What the lasting page is called in a mail: "Your new link: your year". */
const YEAR_TITLE = 'your year';

/** The mail with the new link that the person asked for last. */
export function composeLinkMail(
  ports: Ports,
  person: Person,
  contact: DueContact,
  now: Instant,
): ComposedMail {
  const { participant, cohort, program } = person;
  const request = participant.doc.linkRequest;
  const plans = timetable(program.program, cohort.doc, participant.doc);
  const until = linkExpiry(plans, contact.touchpoint, participant.doc.touchpoints);
  if (request?.number !== contact.number || until === undefined) {
    return { kind: 'unwritable', reason: 'no new link is asked for' };
  }
  const open = makeLink(ports, person, contact, request.purpose, until);
  const stop = makeLink(ports, person, contact, 'stop', plusSeconds(now, STOP_LINK_S));
  const template = program.mails[program.program.mail.link]!;
  const usesYear = [template.body, program.footer].some((text) => variablesIn(text).includes('yearLink'));
  const year =
    usesYear && makeLink(ports, person, { ...contact, touchpoint: YEAR }, 'year', linkExpiry(plans, YEAR)!);
  const planned = plans.find(({ touchpoint }) => touchpoint.id === contact.touchpoint);
  const variables = {
    ...variablesOfAll(person),
    title: planned?.touchpoint.title ?? YEAR_TITLE,
    link: open.url,
    stopLink: stop.url,
    ...(year && { yearLink: year.url }),
  };
  try {
    return {
      kind: 'ready',
      message: {
        contactId: contactId(participant.doc.id, contact),
        fromName: program.program.title,
        replyTo: cohort.doc.contactPerson,
        to: { name: participant.doc.name, email: participant.doc.email },
        subject: fill(template.subject, variables),
        text: `${fill(template.body, variables)}\n${fill(program.footer, variables)}`,
        stopUrl: stop.url,
        date: now,
      },
      links: [open.put, stop.put, ...(year ? [year.put] : [])],
    };
  } catch (error) {
    return { kind: 'unwritable', reason: `template: ${error instanceof Error ? error.message : 'failed'}` };
  }
}
