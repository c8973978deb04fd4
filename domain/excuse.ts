import { withState } from './booking-state.ts';
import { Conflict } from './errors.ts';
import type { Instant } from './instant.ts';
import type { DeclinedState, Participant } from './participant.ts';
import { progress } from './progress.ts';
import type { Standing } from './standing.ts';

/**
 * The participant from whom staff do not expect this touchpoint: nothing more is asked, offers and waiting end.
 * Doing it again changes nothing. @throws Conflict `over`, `already-booked`, `closed`
 */
export function excused(participant: Participant, { state, planned }: Standing, now: Instant): Participant {
  const { id } = planned.touchpoint;
  if (isExcused(state)) return participant;
  if (state?.kind === 'missed') throw new Conflict('closed', 'This is closed.');
  if (state?.kind === 'booked') throw new Conflict('already-booked', 'This participant has a seat.');
  if (state && state.kind !== 'open')
    throw new Conflict('over', 'Only what is still expected can be excused.');
  const { invitation, cancelled } = state ?? {};
  const declined: DeclinedState = {
    kind: 'declined',
    at: now,
    why: 'excused',
    ...(invitation && { invitation }),
    ...(cancelled && { cancelled }),
  };
  return withState(participant, id, declined, now);
}

/** The participant of whom it is expected after all, as the clock has it. @throws Conflict `not-excused` */
export function expected(participant: Participant, { state, planned }: Standing, now: Instant): Participant {
  if (!isExcused(state)) throw new Conflict('not-excused', 'This participant is not excused.');
  const { id } = planned.touchpoint;
  const { [id]: _, ...touchpoints } = participant.touchpoints;
  const again = progress(planned, undefined, now);
  return { ...participant, touchpoints: again ? { ...touchpoints, [id]: again } : touchpoints };
}

const isExcused = (state: Standing['state']): boolean =>
  state?.kind === 'declined' && state.why === 'excused';
