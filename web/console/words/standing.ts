import type { TouchpointState } from '../api/participants.ts';

/** Where somebody stands with a touchpoint, in a word or two for a table. */
export function standingText(state: TouchpointState | undefined, kind: 'survey' | 'focus-group'): string {
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
