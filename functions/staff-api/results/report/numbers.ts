import type { Hidden } from '../../../../domain/results/scale-results.ts';

/** Two places: one more than anybody should read into these numbers. */
export const number = (value: number): string => value.toFixed(2).replace('-', '−');

/** With its sign, for changes: 0 has none. */
export const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value));

/** Of a share from 0 to 1, whole: one person of fifteen is seven percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Why there is no number, for a cell of a table. */
export const WHY: Record<Hidden, string> = {
  'not-over': 'not over yet',
  'too-few': 'fewer than 5',
  'would-single-out': 'not shown, to keep single people unknown',
};
