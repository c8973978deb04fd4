import type { Instant } from '../dates/instant.ts';
import type { Bounce, Participant } from './participant.ts';

/**
 * The participant whose mail is stopped. Doing it again changes nothing, not even the time of the first. That the
 * address bounced stays known, for whoever lets mail come again.
 */
export function stopMail(participant: Participant, now: Instant): Participant {
  if (participant.mail.kind === 'stopped') return participant;
  const bounced = bounceOf(participant);
  return { ...participant, mail: { kind: 'stopped', at: now, ...(bounced && { bounced }) } };
}

/** Why no mail at all can reach the address, or undefined where nothing is known against it. */
export function bounceOf({ mail }: Pick<Participant, 'mail'>): Bounce | undefined {
  if (mail.kind === 'undeliverable') return { at: mail.at, reason: mail.reason };
  return mail.kind === 'stopped' ? mail.bounced : undefined;
}
