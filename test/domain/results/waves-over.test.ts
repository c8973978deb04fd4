import { expect, test } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/instant.ts';
import type { Participant } from '../../../domain/participant.ts';
import { wavesOver } from '../../../domain/results/waves-over.ts';
import { timetable } from '../../../domain/timetable.ts';
import { each } from '../../support/academic-year-records.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';

const closes = timetable(CLP.program, cohort(), participant()).find(
  ({ touchpoint }) => touchpoint.id === 'month-3',
)!.closes.at;
const over = (now: Instant, ...people: Participant[]) =>
  wavesOver({ cohort: cohort(), program: CLP, now, participants: () => each(people) });
const answered = participant({ touchpoints: { 'month-3': { kind: 'done', at: closes, how: 'answered' } } });
const withdrawn = participant({ status: { kind: 'withdrawn', at: closes } });

test.each([
  ['is not, while one can still answer', -1, [answered, participant()], false],
  [
    'is not, until the grace of who may have begun is over too',
    24 * 3600 - 1,
    [answered, participant()],
    false,
  ],
  ['is, once that has passed', 24 * 3600, [answered, participant()], true],
  ['is at once, where everybody has answered or withdrew', -3600, [answered, withdrawn], true],
])('a wave %s', async (_, seconds, people, isOver) => {
  expect((await over(plusSeconds(closes, seconds), ...people)).has('month-3')).toBe(isOver);
});

test.each([
  [-3600, false],
  [24 * 3600 - 1, false],
  [24 * 3600, true],
])(
  'an unlinked wave %i s after its close: whoever could still be asked would be known by the row they add',
  async (seconds, isOver) => {
    const excused = { kind: 'declined', at: closes, why: 'excused' } as const;
    const people = [answered, participant({ touchpoints: { satisfaction: excused } })];
    const done = people.map((one) => ({
      ...one,
      touchpoints: {
        satisfaction: { kind: 'done', at: closes, how: 'answered' } as const,
        ...one.touchpoints,
      },
    }));
    const end = timetable(CLP.program, cohort(), participant()).find(
      ({ touchpoint }) => touchpoint.id === 'satisfaction',
    )!.closes.at;
    expect((await over(plusSeconds(end, seconds), ...done)).has('satisfaction')).toBe(isOver);
  },
);
