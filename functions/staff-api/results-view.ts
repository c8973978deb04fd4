import type { CohortResults } from '../../domain/results/cohort-results.ts';
import type { Principal } from '../middleware/principal.ts';
import { mayReadFreeText, maySeeIdentities } from './file-reader.ts';

/** Results for this caller: without names unless they may know them, and without texts unless they may read them. */
export const resultsView = ({ texts, rates, ...results }: CohortResults, principal: Principal) => ({
  ...results,
  rates: rates.map(({ missing, ...rate }) => (maySeeIdentities(principal) ? { ...rate, missing } : rate)),
  ...(mayReadFreeText(principal) ? { texts } : {}),
});
