import type { Instant } from '../../domain/dates/instant.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { type FocusGroup, openOffers } from '../../domain/sessions/focus-group.ts';

/** What is wrong with one session by itself: more seats and open offers than it has, or somebody in it twice (I5). */
export function seatFaults(group: FocusGroup, now: Instant): string[] {
  const taken = group.seats.length + openOffers(group, now).length;
  const people = [...group.seats, ...(group.waiting ?? []), ...(group.offers ?? [])].map(
    ({ participantId }) => participantId,
  );
  return [
    ...(taken > group.capacity ? [`I5 ${group.id} has ${taken} of ${group.capacity} seats taken`] : []),
    ...(new Set(people).size < people.length ? [`I5 ${group.id} has somebody twice`] : []),
  ];
}

/**
 * Where sessions and people disagree: every seat, offer and place in line is said by both, and nobody has two seats
 * (I5). Sessions whose attendance is recorded are history.
 */
export function bookingFaults(
  groups: readonly FocusGroup[],
  people: readonly Participant[],
  now: Instant,
): string[] {
  const faults = groups.flatMap((group) => seatFaults(group, now));
  const said = new Set<string>();
  for (const group of groups) {
    const note = (what: string) => (one: { participantId: string }) =>
      void said.add(`${one.participantId} ${what} ${group.id}`);
    group.seats.filter(({ attendance }) => !attendance).forEach(note('sits in'));
    group.waiting?.forEach(note('waits for'));
    group.offers?.forEach(note('is offered'));
  }
  for (const { id, touchpoints } of people) {
    const own: string[] = [];
    for (const state of Object.values(touchpoints)) {
      if (state.kind === 'booked') own.push(`${id} sits in ${state.seat.focusGroupId}`);
      if (state.kind !== 'open') continue;
      own.push(...(state.waiting ?? []).map((group) => `${id} waits for ${group}`));
      own.push(...(state.offers ?? []).map(({ focusGroupId }) => `${id} is offered ${focusGroupId}`));
    }
    for (const one of own) if (!said.delete(one)) faults.push(`only the person says: ${one}`);
  }
  return [...faults, ...[...said].map((one) => `only the session says: ${one}`)];
}
