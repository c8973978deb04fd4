import type { Inconsistency } from '../programs/program-consistency.ts';
import { haveSameRange, isScorable } from './scoring.ts';
import type { Scale, SurveyDefinition } from './survey.ts';

/** What keeps scoring keys from being applied to the survey. `at` is the path of the list of scales. */
export const scaleFaults = (
  survey: SurveyDefinition,
  scales: readonly Scale[],
  at: Inconsistency['path'],
): Inconsistency[] =>
  scales.flatMap(({ items }, scale) =>
    items.flatMap((item, index) => {
      const path = [...at, scale, 'items', index];
      if (!isScorable(survey, item)) {
        return [
          { path, message: 'unknown-item: must be a rating, or question.row of a matrix with numbers' },
        ];
      }
      return isScorable(survey, items[0]!) && !haveSameRange(survey, items[0]!, item)
        ? [{ path, message: 'range: the items of one scale are answered on the same numbers' }]
        : [];
    }),
  );
