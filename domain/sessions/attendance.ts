import * as z from 'zod';
import type { Instant } from '../dates/instant.ts';
import { Conflict, Invalid } from '../errors.ts';
import { ParticipantId } from '../id.ts';
import type { Participant, TouchpointState } from '../participants/participant.ts';
import { progress } from '../progress/progress.ts';
import type { PlannedTouchpoint } from '../timetables/timetable.ts';
import { withState } from './booking-state.ts';
import { cutOff, type FocusGroup } from './focus-group.ts';

/**
 * Of both lists together. One write holds at most a hundred documents, an audit entry for each person among them; a
 * session has some ten people.
 */
const MOST_PEOPLE = 45;
const People = z.array(ParticipantId).max(MOST_PEOPLE);

/** Who came and who did not; whoever is not named stays as they are. */
export const Attendance = z
  .strictObject({ attended: People.default([]), noShow: People.default([]) })
  .check(({ value, issues }) => {
    if (value.attended.length + value.noShow.length > MOST_PEOPLE) {
      const message = `length: at most ${MOST_PEOPLE} people at once`;
      issues.push({ code: 'custom', input: value, path: [], message });
    }
    const seen = new Set<string>();
    for (const list of ['attended', 'noShow'] as const) {
      value[list].forEach((id, index) => {
        if (seen.has(id)) {
          issues.push({ code: 'custom', input: value, path: [list, index], message: 'duplicate' });
        }
        seen.add(id);
      });
    }
  });
export type Attendance = z.infer<typeof Attendance>;

/** @throws Conflict `not-started`; Invalid `not-booked` for someone without a seat in this session */
export function requireSeats(group: FocusGroup, attendance: Attendance, now: Instant): void {
  if (now < group.startsAt) throw new Conflict('not-started', 'This session has not started yet.');
  const seated = new Set(group.seats.map(({ participantId }) => participantId));
  const faults = (['attended', 'noShow'] as const).flatMap((list) =>
    attendance[list].flatMap((id, index) =>
      seated.has(id) ? [] : [{ pointer: `/${list}/${index}`, code: 'not-booked' }],
    ),
  );
  if (faults.length > 0) throw new Invalid(faults);
}

/**
 * The participant with the attendance recorded; saying the same again changes nothing. Who did not come is asked
 * again while there is another session to choose, and has missed it otherwise.
 * @throws Conflict `attendance-recorded` when something else is recorded already, which is final; `attendance-over` when
 * nothing was recorded in time (`domain/progress/progress.ts`), which is final, too
 */
export function attended(
  participant: Participant,
  group: FocusGroup,
  came: boolean,
  planned: PlannedTouchpoint,
  now: Instant,
): Participant {
  const { touchpoint } = group;
  // As it is now: of whoever withdrew after the session, no journey writes down that it is final.
  const before = progress(planned, participant.touchpoints[touchpoint], now);
  const recorded = recordedFor(group, participant.id) ?? recordedIn(before);
  if (recorded === (came ? 'attended' : 'no-show')) return participant;
  if (recorded === undefined && before?.kind === 'booked' && before.seat.focusGroupId === group.id) {
    if (came) return withState(participant, touchpoint, { kind: 'done', at: now, how: 'attended' }, now);
    const missed = { ...before.seat, lostAt: now };
    const after: TouchpointState = isAnotherAhead(planned, group, now)
      ? { kind: 'open', at: now, missed }
      : { kind: 'missed', at: now, reason: 'no-show' };
    return withState(participant, touchpoint, after, now);
  }
  if (recorded === undefined && before?.kind === 'done' && before.how === 'not-recorded') {
    const message =
      'It is too late: a week after the window and the session it is final that nothing was recorded.';
    throw new Conflict('attendance-over', message);
  }
  throw new Conflict('attendance-recorded', 'Something else is recorded for this participant already.');
}

/** The session with who came and who did not beside their seats; the same session when it says so already. */
export function withAttendance(group: FocusGroup, { attended: came, noShow }: Attendance): FocusGroup {
  const said = new Map([
    ...came.map((id) => [id, 'attended'] as const),
    ...noShow.map((id) => [id, 'no-show'] as const),
  ]);
  const isNew = group.seats.some(
    ({ participantId, attendance }) => (said.get(participantId) ?? attendance) !== attendance,
  );
  if (!isNew) return group;
  return {
    ...group,
    seats: group.seats.map((seat) => {
      const attendance = said.get(seat.participantId);
      return attendance ? { ...seat, attendance } : seat;
    }),
  };
}

const recordedFor = ({ seats }: FocusGroup, id: ParticipantId) =>
  seats.find(({ participantId }) => participantId === id)?.attendance;

/** Sessions from before attendance was noted with the seat. */
function recordedIn(state: TouchpointState | undefined): 'attended' | 'no-show' | undefined {
  if (state?.kind === 'done' && state.how === 'attended') return 'attended';
  return state?.kind === 'missed' && state.reason === 'no-show' ? 'no-show' : undefined;
}

const isAnotherAhead = ({ closes, sessions }: PlannedTouchpoint, group: FocusGroup, now: Instant): boolean =>
  now < closes.at && (sessions?.offered.some((one) => one.id !== group.id && now < cutOff(one)) ?? false);
