import type { CohortResults } from '../../domain/results/cohort-results.ts';
import type { Principal } from '../middleware/principal.ts';
import { mayReadFreeText } from './file-reader.ts';
import { seesIdentities } from './viewer.ts';

/** Results for this caller: without names unless they may know them, and without texts unless they may read them. */
export const resultsView = ({ texts, rates, ...results }: CohortResults, principal: Principal) => ({
  ...results,
  rates: rates.map(({ missing, ...rate }) => (seesIdentities(principal) ? { ...rate, missing } : rate)),
  ...(mayReadFreeText(principal) ? { texts } : {}),
});
