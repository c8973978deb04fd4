import { expect, test } from 'vitest';
import { toLocal } from '../../../domain/dates/calendar.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { FocusGroupId } from '../../../domain/id.ts';
import { withGrace } from '../../../domain/participants/grace.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { standing } from '../../../domain/progress/standing.ts';
import { wavesOver } from '../../../domain/results/waves-over.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { each } from '../../support/scenes/academic-year-records.ts';

/** In the zone in which everything closes last. */
const farWest = participant({ timeZone: 'Pacific/Pago_Pago' as TimeZone });
const closesOf = (person: Participant, wave: string): Instant =>
  timetable(CLP.program, cohort(), person).find(({ touchpoint }) => touchpoint.id === wave)!.closes.at;
const closes = closesOf(farWest, 'month-3');
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
    const end = closesOf(farWest, 'satisfaction');
    expect((await over(plusSeconds(end, seconds), ...done)).has('satisfaction')).toBe(isOver);
  },
);

test('a focus group is over as soon as nobody has a seat whose attendance is still to be recorded', async () => {
  const end = closesOf(farWest, 'focus-group');
  const startsAt = plusSeconds(end, -7200);
  const seat = {
    focusGroupId: 'g-0000000000000001' as FocusGroupId,
    startsAt,
    endsAt: plusSeconds(startsAt, 3600),
    place: 'Room 4',
    number: 1,
  };
  const there = { kind: 'done', at: startsAt, how: 'attended' } as const;
  const was = participant({ touchpoints: { 'focus-group': there } });
  const hasSeat = participant({ touchpoints: { 'focus-group': { kind: 'booked', at: closes, seat } } });
  expect((await over(end, was)).has('focus-group')).toBe(true);
  expect((await over(end, was, hasSeat)).has('focus-group')).toBe(false);
});

test('a result is not shown to whoever enrolls one more and looks again, to have what they answered', async () => {
  const everybody = Array.from({ length: 6 }, () => answered);
  const before = plusSeconds(closes, -86_400);
  const late = participant({ enrolledAt: plusSeconds(before, 60) });
  const looks = [await over(before, ...everybody), await over(plusSeconds(before, 120), ...everybody, late)];
  const after = plusSeconds(before, 3600);
  looks.push(await over(after, ...everybody, { ...answered, enrolledAt: late.enrolledAt }));
  expect(looks.map((one) => one.has('month-3'))).toEqual([false, false, false]);
});

test.each(['satisfaction', 'month-3'])(
  'what is over (%s) stays over for whoever had begun and moves west, and for whoever is enrolled from there',
  async (wave) => {
    const done = { kind: 'done', at: closes, how: 'answered' } as const;
    const everybody = Array.from({ length: 5 }, () =>
      participant({ timeZone: 'Pacific/Kiritimati' as TimeZone, touchpoints: { [wave]: done } }),
    );
    const begunAt = closesOf(everybody[0]!, wave);
    const looks: boolean[] = [];
    for (let hours = 0; hours <= 24 + 26 && !looks.at(-1); hours += 1) {
      const now = plusSeconds(begunAt, hours * 3600);
      if (!(await over(now, ...everybody)).has(wave)) continue;
      const moved = participant({ timeZone: farWest.timeZone });
      const at = standing(CLP.program, cohort(), moved, wave, now);
      const draft = { begunAt: plusSeconds(begunAt, -60), savedAt: now };
      looks.push((await over(now, ...everybody, moved)).has(wave));
      expect(withGrace(at, draft, now).state?.kind).toBe('missed');
    }
    expect(looks).toEqual([true]);
  },
);
