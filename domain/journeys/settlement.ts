import * as z from 'zod';
import { type Cohort, workingHours } from '../cohorts/cohort.ts';
import {
  type Contact,
  type ContactName,
  contactId,
  isSameContact,
  type LedgerEntry,
  putContact,
  type SkipReason,
} from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import { Conflict, NotFound } from '../errors.ts';
import type { Participant } from '../participants/participant.ts';
import type { Program } from '../programs/program.ts';
import { progress } from '../progress/progress.ts';
import { timetable } from '../timetables/timetable.ts';
import { lateness, notWelcome, obligations } from './obligations.ts';

/** What a person of the staff says about a contact of unknown fate. */
export const Settlement = z.strictObject({
  as: z.enum(['sent', 'send-again'], { error: 'option: sent or send-again' }),
});
export type Settlement = z.infer<typeof Settlement>;

/** The entry of the log that has this id. @throws NotFound, Conflict `not-unknown` */
export function unknownContact(participant: Participant, id: string): Contact & { state: 'unknown' } {
  const contact = participant.contacts.find((one) => contactId(participant.id, one) === id);
  if (!contact) throw new NotFound('contact');
  if (contact.state === 'unknown') return contact;
  const message = 'Only a contact of unknown fate can be settled.';
  throw new Conflict('not-unknown', message, { state: contact.state });
}

/**
 * The ids of all that was in the mail of this contact and is of unknown fate: one mail arrived, or it did not. Its own
 * id comes first.
 */
export function inSameMail(participant: Participant, contact: Contact): string[] {
  const own = contactId(participant.id, contact);
  const mail = contact.in ?? own;
  const others = participant.contacts
    .filter((one) => one.state === 'unknown')
    .map((one) => ({ id: contactId(participant.id, one), mail: one.in }))
    .filter((one) => one.id !== own && (one.id === mail || one.mail === mail));
  return [own, ...others.map(({ id }) => id)];
}

/** The participant with these contacts, all of unknown fate, taken to be sent when they were tried. */
export function assumedSent(participant: Participant, ids: readonly string[]): Participant {
  const contacts = participant.contacts.map((one): Contact => {
    if (one.state !== 'unknown' || !ids.includes(contactId(participant.id, one))) return one;
    const { reason: _, ...rest } = one;
    return { ...rest, state: 'sent', messageId: '', assumed: true };
  });
  return { ...participant, contacts };
}

/**
 * The participant for whom one contact of unknown fate may be claimed once more; `attempts` are its claims so far. It
 * keeps the mail it came in, so that a late event about that still settles it. @throws Conflict `not-wanted` with why
 */
export function sentAgain(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  contact: Contact & { state: 'unknown' },
  attempts: number,
  now: Instant,
): Participant {
  const { reason: _, ...rest } = contact;
  const contacts = participant.contacts.slice();
  putContact(contacts, { ...rest, state: 'again', at: now, attempts });
  const after = { ...participant, contacts };
  const why = unwanted(program, cohort, after, contact, now);
  if (why) throw new Conflict('not-wanted', 'This contact is not wanted any more.', { reason: why });
  return after;
}

/** Why nobody asks for a contact at this moment; a new link is asked for anew instead of sent again. */
function unwanted(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  name: ContactName,
  now: Instant,
): SkipReason | 'not-asked' | undefined {
  const planned = timetable(program, cohort, participant).find(
    ({ touchpoint }) => touchpoint.id === name.touchpoint,
  );
  if (!planned) return 'not-asked';
  const state = progress(planned, participant.touchpoints[name.touchpoint], now);
  const asked = obligations(planned, state, participant, workingHours(program, cohort));
  const wanted = asked.find((one) => isSameContact(one, name));
  if (!wanted) return 'not-asked';
  return wanted.moot ?? notWelcome(participant, wanted.kind) ?? lateness(wanted, asked, now);
}

/** The ledger's entry of what is taken to be sent. */
export function ledgerAssumed(entry: LedgerEntry, at: Instant): LedgerEntry {
  const { reason: _, ...rest } = entry;
  return { ...rest, state: 'sent', at, reason: 'assumed by staff' };
}

/** A claim that nobody settled is given up before the next, so that its own late outcome finds no place. */
export const ledgerGivenUp = (entry: LedgerEntry, at: Instant): LedgerEntry => ({
  ...entry,
  state: 'unknown',
  at,
  reason: 'to be sent again',
});
