import { contactOf } from '../domain/contacts/contact.ts';
import type { Message } from '../platform/ports.ts';
import type { Life } from './live.ts';

/** The mails to be written, by their numbers; and whose all of them are. */
interface MailSelection {
  numbers: number[];
  /** The first so many participants, with all of their mails. */
  people: number;
}

/**
 * Composing a mail takes about a millisecond, so of a large rehearsal only the first participants' mails are
 * written: as many people as `most` mails are enough for, and at least one.
 */
export function selectMails(
  { mails, cohorts }: Pick<Life, 'mails' | 'cohorts'>,
  most: number,
): MailSelection {
  const numbers = numbersByPerson(mails);
  const selected: number[] = [];
  let count = 0;
  for (const { participant } of cohorts.flatMap(({ people }) => people)) {
    const own = numbers.get(participant.doc.id) ?? [];
    if (count > 0 && selected.length + own.length > most) break;
    selected.push(...own);
    count += 1;
  }
  return { numbers: selected.sort((a, b) => a - b), people: count };
}

function numbersByPerson(mails: readonly Message[]): Map<string, number[]> {
  const byPerson = new Map<string, number[]>();
  for (const [index, { contactId }] of mails.entries()) {
    const person = contactOf(contactId)!.participantId;
    const own = byPerson.get(person);
    if (own) own.push(index + 1);
    else byPerson.set(person, [index + 1]);
  }
  return byPerson;
}
