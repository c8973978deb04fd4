import { type Instant, laterOf, plusSeconds } from '../dates/instant.ts';
import { bounded } from '../memo.ts';
import type { DeclinedState, OpenState, TouchpointState } from '../participants/participant.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';

/** How long after its window staff may still record attendance before a booked session counts as held. */
const ATTENDANCE_GRACE_S = 7 * 86_400;

/**
 * The state a touchpoint has at `now`, given the recorded one. Opening and closing carry the planned instant,
 * whenever they are noticed, so that a late journey records what a punctual one would have.
 */
export function progress(
  planned: PlannedTouchpoint,
  state: TouchpointState | undefined,
  now: Instant,
): TouchpointState | undefined {
  // Nothing follows: most touchpoints of most of a year.
  if (state?.kind === 'done') return state;
  const { opens, closes } = planned;
  const closed = now >= closes.at;
  // Missed because the window had closed: a moved anchor can put the window ahead again.
  const current = state?.kind === 'missed' && state.reason === 'closed' && !closed ? undefined : state;
  if (!current) {
    if (closed) return { kind: 'missed', at: closes.at, reason: 'closed' };
    return now >= opens.at && !lacksSessions(planned) ? { kind: 'open', at: opens.at } : undefined;
  }
  switch (current.kind) {
    case 'open': {
      if (!closed) return current;
      const { cancelled } = current;
      return { kind: 'missed', at: closes.at, reason: 'closed', ...(cancelled && { cancelled }) };
    }
    case 'declined':
      return closed ? current : (reopened(planned, current) ?? current);
    case 'booked': {
      const end = attendanceFinalAt(planned, current.seat);
      return now >= end ? { kind: 'done', at: end, how: 'not-recorded' } : current;
    }
    default:
      return current;
  }
}

/** Open again, with another invitation, for whom none of the times suited when there were fewer of them. */
function reopened(planned: PlannedTouchpoint, declined: DeclinedState): OpenState | undefined {
  if (declined.why !== 'none-of-these-times') return undefined;
  const [at] = (planned.sessions?.offered ?? [])
    .map(({ publishedAt }) => publishedAt)
    .filter((publishedAt) => publishedAt > declined.at)
    .sort();
  if (at === undefined) return undefined;
  const { invitation = 1, cancelled } = declined;
  return { kind: 'open', at, invitation: invitation + 1, ...(cancelled && { cancelled }) };
}

/** It had closed before they were enrolled: nobody ever asked them, so they did not miss it (decision 0023). */
export const closedBefore = (state: TouchpointState | undefined, enrolledAt: Instant): boolean =>
  state?.kind === 'missed' && state.reason === 'closed' && state.at <= enrolledAt;

/** A focus group with nothing to book in this person's window: it opens when staff publish a session. */
export const lacksSessions = (planned: PlannedTouchpoint): boolean => planned.sessions?.offered.length === 0;

const afterGrace = bounded((at: Instant): Instant => plusSeconds(at, ATTENDANCE_GRACE_S));

/** From when on it is final that nobody recorded whether this seat's owner came. */
export const attendanceFinalAt = ({ closes }: PlannedTouchpoint, { endsAt }: { endsAt: Instant }): Instant =>
  afterGrace(laterOf(closes.at, endsAt));

/** When `progress` will say something else by itself; undefined when never. */
export function nextProgressAt(
  planned: PlannedTouchpoint,
  state: TouchpointState | undefined,
): Instant | undefined {
  if (!state) return lacksSessions(planned) ? planned.closes.at : planned.opens.at;
  switch (state.kind) {
    case 'open':
      return planned.closes.at;
    case 'booked':
      return attendanceFinalAt(planned, state.seat);
    default:
      return undefined;
  }
}

/** What for, in a word for people who read an execution's history. */
export function nextProgressOf(planned: PlannedTouchpoint, state: TouchpointState | undefined): string {
  if (state) return state.kind === 'open' ? 'closes' : 'attendance';
  return lacksSessions(planned) ? 'no sessions yet' : 'opens';
}
