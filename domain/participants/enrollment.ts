import * as z from 'zod';
import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import { TimeZone } from '../dates/local-date.ts';
import { Conflict } from '../errors.ts';
import type { ParticipantId } from '../id.ts';
import { EmailAddress, oneLine, sameMailbox } from '../text.ts';
import type { Participant } from './participant.ts';

const profile = { name: oneLine(200), email: EmailAddress, timeZone: TimeZone };

/** What staff say about a new participant. Consent is `true` or not stated; everything else is a mistake. */
export const Enrollment = z.strictObject({
  ...profile,
  timeZone: TimeZone.optional(),
  consent: z
    .boolean()
    .refine((consent) => consent, { error: 'consent: true, or leave it out' })
    .optional(),
});
export type Enrollment = z.infer<typeof Enrollment>;

/** What staff may correct later; what is left out stays. */
export const Correction = z
  .strictObject(profile)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'required: name, email or timeZone' });
export type Correction = z.infer<typeof Correction>;

/** Keeps a mailbox for one participant of a cohort. */
export interface Mailbox {
  participantId: ParticipantId;
}

/** @throws Conflict `already-enrolled` when someone of the cohort has the mailbox (BAD-INPUT E18). */
export function requireFree(mailbox: Mailbox | undefined): void {
  if (mailbox) throw new Conflict('already-enrolled', 'Someone with this address is in this cohort already.');
}

/** The record of a new participant, in the cohort's zone unless another is given. */
export function enrolled(
  cohort: Pick<Cohort, 'id' | 'timeZone'>,
  { name, email, timeZone = cohort.timeZone, consent }: Enrollment,
  id: ParticipantId,
  now: Instant,
): Participant {
  return {
    id,
    cohortId: cohort.id,
    name,
    email,
    timeZone,
    enrolledAt: now,
    ...(consent ? { consentedAt: now } : {}),
    status: { kind: 'active' },
    mail: { kind: 'welcome' },
    touchpoints: {},
    contacts: [],
  };
}

/**
 * The record with a correction. Another mailbox can be written to even if the former could not, and what was mailed to
 * that one opens nothing any more; someone who asked for no more mail stays without, whatever the address.
 * @throws Conflict `withdrawn`
 */
export function corrected(participant: Participant, changes: Correction): Participant {
  requireNotWithdrawn(participant);
  const { name = participant.name, email = participant.email, timeZone = participant.timeZone } = changes;
  const moved = sameMailbox(email) !== sameMailbox(participant.email);
  return {
    ...participant,
    name,
    email,
    timeZone,
    mail: moved ? unbounced(participant.mail) : participant.mail,
    ...(moved && { mailbox: (participant.mailbox ?? 1) + 1 }),
  };
}

function unbounced(mail: Participant['mail']): Participant['mail'] {
  return mail.kind === 'stopped' ? { kind: 'stopped', at: mail.at } : { kind: 'welcome' };
}

/** @throws Conflict `withdrawn` */
export function requireNotWithdrawn({ status }: Participant): void {
  if (status.kind === 'withdrawn') throw new Conflict('withdrawn', 'This participant has withdrawn.');
}
