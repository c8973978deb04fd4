import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CohortResults } from '../../../domain/results/cohort-results.ts';
import { programResults } from '../../../domain/results/program-results.ts';
import { scaleResults } from '../../../domain/results/scale-results.ts';
import { cohorts, IDS, type People, SCALE, wavesOf } from '../../support/scenes/wave-people.ts';

describe('cohorts side by side', () => {
  const resultsOf = (cohort: string, people: People): CohortResults => ({
    cohort,
    title: cohort,
    programVersion: 'v',
    asOf: '2027-01-01T00:00:00.000Z' as CohortResults['asOf'],
    enrolled: people.length,
    fewest: { numbers: 5, texts: 8 },
    rates: [],
    surveys: [
      {
        survey: 'practice',
        title: 'Practice',
        waves: IDS,
        scales: [{ ...scaleResults(SCALE, wavesOf(people)), lowest: 1, highest: 7 }],
      },
    ],
    items: [],
    texts: [],
  });

  it('are summed up without those that are not shown, so that nothing is left when the others are subtracted', () => {
    fc.assert(
      fc.property(fc.array(cohorts, { minLength: 2, maxLength: 4 }), (all) => {
        const results = all.map((people, index) => resultsOf(`c${index}`, people));
        for (const { cohorts: cells, together } of programResults(results, () => true)) {
          if (!together) continue;
          const shown = cells.flatMap((cell) => (cell.shown ? [cell] : []));
          const n = shown.reduce((sum, cell) => sum + cell.n, 0);
          const sum = shown.reduce((total, cell) => total + cell.n * cell.mean, 0);
          expect(together.n - n).toBe(0);
          expect(together.n * together.mean - sum).toBeCloseTo(0, 8);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are not summed up where they were asked different things', () => {
    const people: People = Array.from({ length: 6 }, () => [8, 12, 16]);
    const two = [resultsOf('c1', people), resultsOf('c2', people)];
    expect(programResults(two, () => false).some(({ together }) => together)).toBe(false);
    expect(programResults(two, () => true).every(({ together }) => together?.cohorts === 2)).toBe(true);
  });

  it('have no sum of changes that were counted from different waves', () => {
    const people: People = Array.from({ length: 6 }, () => [8, 12, 16]);
    const later = resultsOf('c2', people);
    // This cohort's version of the program asked the survey once more, before all the others.
    for (const scale of later.surveys[0]!.scales) {
      scale.changes = scale.changes.map((change) => ({ ...change, from: 'half-a-year-before' }));
    }
    const rows = programResults([resultsOf('c1', people), later], () => true);
    expect(rows.filter(({ of }) => of === 'change').map(({ together }) => together)).toEqual([
      undefined,
      undefined,
    ]);
    expect(rows.filter(({ of }) => of === 'mean').every(({ together }) => together?.cohorts === 2)).toBe(
      true,
    );
  });
});
