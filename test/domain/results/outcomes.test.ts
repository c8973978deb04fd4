import { expect, test } from 'vitest';
import { toLocal } from '../../../domain/dates/calendar.ts';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { type Outcome, outcomesOf } from '../../../domain/results/outcomes.ts';
import { waveRates } from '../../../domain/results/wave-rates.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';
import { each } from '../../support/scenes/academic-year-records.ts';

const { opens, closes } = timetable(CLP.program, cohort(), participant()).find(
  ({ touchpoint }) => touchpoint.id === 'month-3',
)!;
const YEAR_LATER = plusSeconds(closes.at, 365 * 86_400);

test.each<[string, Instant, Instant, Outcome]>([
  [
    'before it opened is counted as withdrawn',
    plusSeconds(opens.at, -86_400),
    plusSeconds(opens.at, 1),
    'withdrawn',
  ],
  ['before it opened stays so once it has closed', plusSeconds(opens.at, -86_400), YEAR_LATER, 'withdrawn'],
  ['while it was open stays so once it has closed', plusSeconds(opens.at, 86_400), YEAR_LATER, 'withdrawn'],
  ['after it had closed has missed it', plusSeconds(closes.at, 1), YEAR_LATER, 'missed'],
])('who withdrew from a wave %s', (_, at, now, outcome) => {
  const person = participant({ status: { kind: 'withdrawn', at } });
  expect(outcomesOf(CLP.program, cohort(), person, now).get('month-3')).toBe(outcome);
});

test('who was enrolled after a wave had closed was never asked: they did not miss it, and are in no share of it', async () => {
  const enrolledAt = plusSeconds(closes.at, 86_400);
  const late = participant({ enrolledAt });
  const ofWave = (person = late) => outcomesOf(CLP.program, cohort(), person, YEAR_LATER).get('month-3');
  expect(ofWave()).toBe('not-asked');
  expect(ofWave({ ...late, status: { kind: 'withdrawn', at: YEAR_LATER } })).toBe('not-asked');
  const { date } = toLocal(plusSeconds(closes.at, 10 * 86_400), late.timeZone);
  expect(ofWave({ ...late, extensions: { 'month-3': date } })).toBe('missed');
  const answered = participant({
    touchpoints: { 'month-3': { kind: 'done', at: opens.at, how: 'answered' } },
  });
  const rates = async (...people: Participant[]) =>
    (
      await waveRates({ cohort: cohort(), program: CLP, now: YEAR_LATER, participants: () => each(people) })
    ).find(({ wave }) => wave === 'month-3')!;
  expect(await rates(answered, late)).toMatchObject({ enrolled: 2, rate: 1, missing: [] });
  expect(await rates(late)).not.toHaveProperty('rate');
});
