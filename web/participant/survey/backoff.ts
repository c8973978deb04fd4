const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait after so many failures in a row, from 1: doubling, with up to a quarter less so that a ward
 * whose network comes back does not ask all at once. `share` is random, 0 to 1; `least` is what the server asked for.
 */
export const backoffMs = (failures: number, share: number, least = 0): number =>
  Math.max(least, Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (1 - share / 4));
