import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { choosableUntil } from '../../../domain/sessions/choosable-until.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

it('a seat can be chosen until the last of the sessions ahead can no longer be booked, whatever their order', () => {
  const plans = timetable(smallProgram().program, smallCohort(), smallParticipant());
  const planned = plans.find(({ touchpoint }) => touchpoint.id === 'focus-group')!;
  const [june] = planned.sessions!.offered;
  const july = { ...june!, startsAt: '2027-07-01T16:00:00.000Z' as Instant };
  const until = (now: string, ...offered: [typeof july, typeof july]) =>
    choosableUntil({ ...planned, sessions: { ...planned.sessions!, offered } }, now as Instant);
  for (const offered of [
    [june!, july],
    [july, june!],
  ] as [typeof july, typeof july][]) {
    expect(until('2027-06-01T12:00:00.000Z', ...offered)).toBe('2027-07-01T15:00:00.000Z');
    expect(until('2027-07-01T15:00:00.000Z', ...offered)).toBe(planned.closes.at);
  }
});
