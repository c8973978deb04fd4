import type { Instant } from './instant.ts';
import type { Participant } from './participant.ts';

/** The participant whose mail is stopped. Doing it again changes nothing, not even the time of the first. */
export const stopMail = (participant: Participant, now: Instant): Participant =>
  participant.mail.kind === 'stopped' ? participant : { ...participant, mail: { kind: 'stopped', at: now } };
