import type { Contact, SkipReason } from '../contacts/contact.ts';
import type { Instant } from '../dates/instant.ts';
import type { OpenState, TouchpointState } from '../participants/participant.ts';
import { lacksSessions } from '../progress/progress.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';

/** A state that asks for no invitation and no reminder. */
export type Closed = Exclude<TouchpointState, OpenState>;

/** Why an invitation or reminder planned for `plannedAt` is needless now, or undefined when it never fell due. */
export function overtakenBy(
  state: Closed,
  planned: PlannedTouchpoint,
  plannedAt: Instant,
): SkipReason | undefined {
  switch (state.kind) {
    case 'booked':
      return plannedAt <= state.at ? 'booked' : undefined;
    case 'declined':
      return 'declined';
    case 'done':
      if (plannedAt > state.at) return undefined;
      return state.how === 'answered' ? 'completed' : 'booked';
    case 'missed':
      if (state.reason === 'no-show') return plannedAt <= state.at ? 'booked' : undefined;
      // With no session to book, nothing was ever to be asked.
      if (lacksSessions(planned)) return undefined;
      return plannedAt < planned.closes.at ? 'closed' : 'window-closed-first';
  }
}

/**
 * Why a contact that is held, or was to be tried again, is skipped when its touchpoint, now in this state, does not ask
 * for it any more. A window that closed is why nothing came of it; why it had not gone before is the reason it was held.
 */
export function overtakenHold(contact: Contact, state: TouchpointState): SkipReason {
  switch (state.kind) {
    case 'open':
      return 'stale';
    case 'booked':
      return 'booked';
    case 'declined':
      return 'declined';
    case 'done':
      return state.how === 'answered' ? 'completed' : 'booked';
    case 'missed':
      if (state.reason === 'no-show') return 'booked';
      return contact.state === 'held' ? contact.reason : 'closed';
  }
}
