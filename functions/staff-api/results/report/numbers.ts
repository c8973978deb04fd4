import type { Hidden } from '../../../../domain/results/scale-results.ts';

/** Why there is no number, for a cell of a table. */
export const WHY: Record<Hidden, string> = {
  'not-over': 'not over yet',
  'too-few': 'fewer than 5',
  'would-single-out': 'not shown, to keep single people unknown',
};
