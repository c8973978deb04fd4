import type { Participant } from '../participants/participant.ts';
import { type Contact, type ContactKind, mayHaveReached } from './contact.ts';

/**
 * A year of a program is some forty entries, and one has 360 octets at most: so the record of a person, one document, stays
 * far below the 400 KB that DynamoDB keeps (FAULTS F46).
 */
const MOST_ENTRIES = 500;

/** Whether nobody may ask for one more mail: so many come together only where a link is misused for months. */
export const isFull = ({ contacts }: Pick<Participant, 'contacts'>): boolean =>
  contacts.length >= MOST_ENTRIES;

/** The entry of one contact in the log; a loop, because it is the innermost of deciding. */
export function entryOf(
  { contacts }: Pick<Participant, 'contacts'>,
  touchpoint: string,
  kind: ContactKind,
  number: number,
): Contact | undefined {
  for (const one of contacts) {
    if (one.number === number && one.kind === kind && one.touchpoint === touchpoint) return one;
  }
  return undefined;
}

/** The number of the program's reminder, up to `most`, that reached the person last, or 0. */
export function lastReached({ contacts }: Participant, touchpoint: string, most: number): number {
  let reached = 0;
  for (const one of contacts) {
    if (one.kind !== 'reminder' || one.touchpoint !== touchpoint || one.number > most) continue;
    if (mayHaveReached(one)) reached = one.number;
  }
  return reached;
}

/** In the log, and not to be tried: a refusal, for rate or for good, and `again` are not settled. `held` is. */
export const isSettled = (contact: Contact | undefined): boolean =>
  contact !== undefined && contact.state !== 'refused' && contact.state !== 'again';

/**
 * What the log has settled of a touchpoint, as bits: the first invitation is bit 0, reminder n of the program (three at
 * most) bit n. Nearly always everything has been: one look at the log is the least that can be done to see it.
 */
export function settledOf({ contacts }: Participant, touchpoint: string): number {
  let settled = 0;
  for (const one of contacts) {
    if (one.touchpoint === touchpoint && isSettled(one)) settled |= bitOf(one);
  }
  return settled;
}

/** What the log has any entry of, in the same bits. */
export function loggedOf({ contacts }: Participant, touchpoint: string): number {
  let logged = 0;
  for (const one of contacts) if (one.touchpoint === touchpoint) logged |= bitOf(one);
  return logged;
}

function bitOf({ kind, number }: Contact): number {
  if (kind === 'reminder') return number < 31 ? 1 << number : 0;
  return kind === 'invitation' && number === 1 ? 1 : 0;
}
