import * as z from 'zod';
import { Conflict, Invalid } from './errors.ts';
import type { FocusGroup } from './focus-group.ts';
import { ParticipantId } from './id.ts';
import type { Instant } from './instant.ts';
import type { Participant, TouchpointState } from './participant.ts';

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
 * The participant with the attendance recorded; saying the same again changes nothing.
 * @throws Conflict `attendance-recorded` when something else is recorded already, which is final
 */
export function attended(
  participant: Participant,
  group: FocusGroup,
  came: boolean,
  now: Instant,
): Participant {
  const before = participant.touchpoints[group.touchpoint];
  const after: TouchpointState = came
    ? { kind: 'done', at: now, how: 'attended' }
    : { kind: 'missed', at: now, reason: 'no-show' };
  if (before?.kind === 'booked' && before.seat.focusGroupId === group.id) {
    return { ...participant, touchpoints: { ...participant.touchpoints, [group.touchpoint]: after } };
  }
  const isSame = came
    ? before?.kind === 'done' && before.how === 'attended'
    : before?.kind === 'missed' && before.reason === 'no-show';
  if (isSame) return participant;
  throw new Conflict('attendance-recorded', 'Something else is recorded for this participant already.');
}
