import { entryOf } from '../contacts/contact-log.ts';
import type { Instant } from '../dates/instant.ts';
import { Conflict } from '../errors.ts';
import { progress } from '../progress/progress.ts';
import type { Standing } from '../progress/standing.ts';
import { withState } from '../sessions/booking-state.ts';
import type { DeclinedState, OpenState, Participant } from './participant.ts';

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

/**
 * The participant of whom it is expected after all, as the clock has it. An invitation that was left out because of the
 * excuse is final in the log: another one asks in its place. @throws Conflict `not-excused`
 */
export function expected(participant: Participant, { state, planned }: Standing, now: Instant): Participant {
  if (!isExcused(state)) throw new Conflict('not-excused', 'This participant is not excused.');
  const { id } = planned.touchpoint;
  const { [id]: _, ...touchpoints } = participant.touchpoints;
  const again = progress(planned, undefined, now);
  if (!again) return { ...participant, touchpoints };
  const open = again.kind === 'open' ? reopened(participant, id, state, again, now) : again;
  return { ...participant, touchpoints: { ...touchpoints, [id]: open } };
}

/** Open as before the excuse: which invitation asks, and a seat that may still have to be taken back by mail. */
function reopened(
  participant: Participant,
  id: string,
  { invitation, cancelled }: DeclinedState,
  open: OpenState,
  now: Instant,
): OpenState {
  const entry = entryOf(participant, id, 'invitation', invitation ?? 1);
  const isLeftOut = entry?.state === 'skipped' && entry.reason === 'declined';
  const asks = isLeftOut
    ? { at: now, invitation: (invitation ?? 1) + 1 }
    : { ...(invitation && { invitation }) };
  return { ...open, ...asks, ...(cancelled && { cancelled }) };
}

const isExcused = (state: Standing['state']): state is DeclinedState & { why: 'excused' } =>
  state?.kind === 'declined' && state.why === 'excused';
