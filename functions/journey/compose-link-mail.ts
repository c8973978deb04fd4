import type { Instant } from '../../domain/dates/instant.ts';
import type { DueContact } from '../../domain/journeys/obligations.ts';
import { linkExpiry } from '../../domain/links/link-expiry.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import type { Person } from '../records.ts';
import { variablesOfAll } from './mail-variables.ts';
import { type MailPorts, makeLink } from './make-link.ts';
import { type ComposedMail, writtenMail } from './written-mail.ts';

/** What the lasting page is called in a mail: "Your new link: your year". */
const YEAR_TITLE = 'your year';

/** The mail with the new link that the person asked for last. */
export function composeLinkMail(
  ports: MailPorts,
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
  const planned = plans.find(({ touchpoint }) => touchpoint.id === contact.touchpoint);
  return writtenMail(ports, person, contact, open, now, () => ({
    template: program.mails[program.program.mail.link]!,
    variables: { ...variablesOfAll(person), title: planned?.touchpoint.title ?? YEAR_TITLE },
  }));
}
