import type { CohortResults } from './cohort-results.ts';
import type { Shown } from './scale-results.ts';

/** One scale in one wave, or from one wave to another, in every cohort. */
interface SideBySide {
  survey: string;
  scale: string;
  title: string;
  /** A wave, or the later wave of a change. */
  wave: string;
  of: 'mean' | 'change';
  cohorts: ({ cohort: string } & Shown<{ n: number; mean: number }>)[];
  /** Of the cohorts that are shown and of no other: what is left out cannot be had by subtracting. */
  together?: { cohorts: number; n: number; mean: number };
}

/**
 * The same numbers as in each cohort's own results, side by side. Cohorts are summed up only where they had the same
 * scale, item by item (`sameScale` says whether two cohorts' scales are), and changes from the same wave.
 */
export function programResults(
  cohorts: readonly CohortResults[],
  sameScale: (a: CohortResults, b: CohortResults, survey: string, scale: string) => boolean,
): SideBySide[] {
  const rows = new Map<string, SideBySide>();
  for (const results of cohorts) {
    for (const { survey, scales } of results.surveys) {
      for (const { scale, title, waves, changes } of scales) {
        const numbers = [
          ...waves.map((cell) => ({ cell, wave: cell.wave, of: 'mean' as const })),
          ...changes.map((cell) => ({ cell, wave: cell.to, of: 'change' as const })),
        ];
        for (const { cell, wave, of } of numbers) {
          const key = JSON.stringify([survey, scale, wave, of]);
          const row = rows.get(key) ?? { survey, scale, title, wave, of, cohorts: [] };
          rows.set(key, row);
          const value = cell.shown
            ? ({ shown: true, n: cell.n, mean: cell.mean } as const)
            : ({ shown: false, why: cell.why } as const);
          row.cohorts.push({ cohort: results.cohort, ...value });
        }
      }
    }
  }
  return [...rows.values()].map((row) => ({ ...row, ...together(row, cohorts, sameScale) }));
}

function together(
  { survey, scale, wave, of, cohorts }: SideBySide,
  all: readonly CohortResults[],
  sameScale: Parameters<typeof programResults>[1],
): Pick<SideBySide, 'together'> {
  const shown = cohorts.flatMap((cell) => (cell.shown ? [cell] : []));
  const [first, ...others] = shown.map(({ cohort }) => all.find((one) => one.cohort === cohort)!);
  if (!first || others.length === 0) return {};
  if (!others.every((other) => sameScale(first, other, survey, scale))) return {};
  // Another version of the program may have another first wave: the changes would be from different things.
  const began = ({ surveys }: CohortResults) =>
    surveys
      .flatMap((one) => (one.survey === survey ? one.scales : []))
      .flatMap((one) => (one.scale === scale ? one.changes : []))
      .find(({ to }) => to === wave)?.from;
  if (of === 'change' && others.some((other) => began(other) !== began(first))) return {};
  const n = shown.reduce((sum, cell) => sum + cell.n, 0);
  const sum = shown.reduce((total, cell) => total + cell.n * cell.mean, 0);
  return { together: { cohorts: shown.length, n, mean: sum / n } };
}
