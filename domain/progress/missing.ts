import type { Cohort } from '../cohorts/cohort.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ParticipantId } from '../id.ts';
import type { Participant } from '../participants/participant.ts';
import { awayUntil } from '../participants/year-settings.ts';
import type { Program } from '../programs/program.ts';
import { nudgesOf } from './nudge.ts';
import { standing } from './standing.ts';

/** Somebody who has not done what is open for them, and how far they have been written to about it. */
export interface Missing {
  participantId: ParticipantId;
  name: string;
  /** The newest invitation, whatever became of it; absent where none was due yet. */
  invitation?: { state: Contact['state']; at: Instant };
  /** How many reminders were sent, and when the last one was. */
  reminders: number;
  remindedAt?: Instant;
  /** Since when a reminder that staff asked for waits for its hour. */
  askedAt?: Instant;
  /** When a mail about it was tried of which nobody knows whether it arrived. */
  unknownAt?: Instant;
  mail: Participant['mail']['kind'];
  awayUntil?: LocalDate;
}

/** What is known about somebody of whom a touchpoint is expected at `now`; undefined about everybody else. */
export function missing(
  program: Program,
  cohort: Cohort,
  participant: Participant,
  touchpoint: string,
  now: Instant,
): Missing | undefined {
  const { state } = standing(program, cohort, participant, touchpoint, now);
  if (participant.status.kind !== 'active' || state?.kind !== 'open') return undefined;
  const contacts = participant.contacts.filter((one) => one.touchpoint === touchpoint);
  const invitation = contacts.findLast(({ kind }) => kind === 'invitation' || kind === 'rebooking');
  const reminded = contacts.filter((one) => one.kind === 'reminder' && one.state === 'sent');
  const nudge = nudgesOf(participant, touchpoint).at(-1);
  const isWaiting = nudge && !contacts.some((one) => one.kind === 'reminder' && one.number === nudge.number);
  const unknown = contacts.findLast((one) => one.state === 'unknown');
  const away = awayUntil(participant, now);
  return {
    participantId: participant.id,
    name: participant.name,
    ...(invitation && { invitation: { state: invitation.state, at: invitation.at } }),
    reminders: reminded.length,
    ...(reminded.length > 0 && {
      remindedAt: reminded
        .map(({ at }) => at)
        .sort()
        .at(-1)!,
    }),
    ...(isWaiting && { askedAt: nudge.at }),
    ...(unknown && { unknownAt: unknown.at }),
    mail: participant.mail.kind,
    ...(away && { awayUntil: away }),
  };
}
