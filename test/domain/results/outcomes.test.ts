import { expect, test } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/instant.ts';
import { type Outcome, outcomesOf } from '../../../domain/results/outcomes.ts';
import { timetable } from '../../../domain/timetable.ts';
import { CLP, cohort, participant } from '../../support/builders.ts';

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
