import type { FocusGroupId } from '../id.ts';
import type { Participant, TouchpointState } from './participant.ts';

/** The sessions whose documents name this person: by a seat, an offer, or a place in the waiting list. */
const tiesOf = ({ touchpoints }: Participant): FocusGroupId[] => [
  ...new Set(Object.values(touchpoints).flatMap(tiesOfState)),
];

function tiesOfState(state: TouchpointState): FocusGroupId[] {
  if (state.kind === 'booked') return [state.seat.focusGroupId];
  if (state.kind !== 'open') return [];
  return [...(state.waiting ?? []), ...(state.offers ?? []).map(({ focusGroupId }) => focusGroupId)];
}

/**
 * The sessions that a change of a participant lets go: `released` from each of them, in the same transaction, makes
 * the documents agree again.
 */
export function freedBy(before: Participant, after: Participant): FocusGroupId[] {
  const kept = new Set(tiesOf(after));
  return tiesOf(before).filter((id) => !kept.has(id));
}
