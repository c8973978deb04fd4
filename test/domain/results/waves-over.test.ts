import { expect, test } from 'vitest';
import { toLocal } from '../../../domain/dates/calendar.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { wavesOver } from '../../../domain/results/waves-over.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { each } from '../../support/scenes/academic-year-records.ts';

const closes = timetable(CLP.program, cohort(), participant()).find(
  ({ touchpoint }) => touchpoint.id === 'month-3',
)!.closes.at;
const over = (now: Instant, ...people: Participant[]) =>
  wavesOver({ cohort: cohort(), program: CLP, now, participants: () => each(people) });
const answered = participant({ touchpoints: { 'month-3': { kind: 'done', at: closes, how: 'answered' } } });
const extensions = { 'month-3': toLocal(plusSeconds(closes, 7 * 86_400), participant().timeZone).date };
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
  ['is not, where everybody has answered but others may still come', -3600, [answered, withdrawn], false],
  ['is not, while it may be open in a zone farther west', 24 * 3600 - 1, [answered, withdrawn], false],
  ['is, where nobody can come any more', 24 * 3600, [answered, withdrawn], true],
  ['is not, while somebody has more time', 24 * 3600, [answered, participant({ extensions })], false],
  ['is at once, where who had more time has used it', 24 * 3600, [{ ...answered, extensions }], true],
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

test('a result is not shown to whoever enrolls one more and looks again, to have what they answered', async () => {
  const everybody = Array.from({ length: 6 }, () => answered);
  const before = plusSeconds(closes, -86_400);
  const late = participant({ enrolledAt: plusSeconds(before, 60) });
  const looks = [await over(before, ...everybody), await over(plusSeconds(before, 120), ...everybody, late)];
  const after = plusSeconds(before, 3600);
  looks.push(await over(after, ...everybody, { ...answered, enrolledAt: late.enrolledAt }));
  expect(looks.map((one) => one.has('month-3'))).toEqual([false, false, false]);
});
