import type { CohortResults } from '../../../domain/results/cohort-results.ts';
import type { Principal } from '../../middleware/principal.ts';
import { rightsOf } from '../viewer.ts';

/** Results for this caller: without names unless they may know them, and without texts unless they may read them. */
export function resultsView({ texts, rates, ...results }: CohortResults, principal: Principal) {
  const { identities, freeText } = rightsOf(principal);
  return {
    ...results,
    rates: rates.map(({ missing, ...rate }) => (identities ? { ...rate, missing } : rate)),
    ...(freeText && { texts }),
  };
}
