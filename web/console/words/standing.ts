import type { Participant, TouchpointState } from '../api/participants.ts';

/** Where somebody stands with a touchpoint: a word or two for a table, and the state whose looks they have. */
export function standingOf(
  { status, touchpoints, enrolledAt }: Pick<Participant, 'status' | 'touchpoints' | 'enrolledAt'>,
  touchpoint: string,
  kind: 'survey' | 'focus-group',
): { text: string; look: TouchpointState['kind'] | 'none' } {
  const state = touchpoints[touchpoint];
  // Nobody waits any more for what they had not done by then.
  const isOver = status.kind === 'withdrawn' && (state === undefined || state.kind === 'open');
  if (isOver) return { text: 'Withdrawn', look: 'none' };
  // Seats of sessions to come were given back: this one was held.
  if (status.kind === 'withdrawn' && state?.kind === 'booked') return { text: 'Over', look: 'done' };
  // It had closed before: nobody ever asked them.
  const isLate = state?.kind === 'missed' && state.reason === 'closed' && state.at <= enrolledAt;
  if (isLate) return { text: 'Enrolled later', look: 'none' };
  return { text: textOf(state, kind), look: state?.kind ?? 'none' };
}

function textOf(state: TouchpointState | undefined, kind: 'survey' | 'focus-group'): string {
  switch (state?.kind) {
    case undefined:
      return 'Not open yet';
    case 'open':
      return kind === 'survey' ? 'Asked' : 'Not booked';
    case 'booked':
      return 'Booked';
    case 'done':
      return kind === 'survey' ? 'Answered' : state.how === 'attended' ? 'Attended' : 'Over';
    case 'missed':
      return state.reason === 'no-show' ? 'Did not come' : 'Missed';
    case 'declined':
      return state.why === 'excused' ? 'Excused' : 'Declined';
  }
}
