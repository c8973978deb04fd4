/** Prints one figure beside its goal, and whether it is reached. */
export function report<T extends number | string>(
  what: string,
  value: T,
  goal = '',
  reached?: (value: T) => boolean,
): void {
  const verdict = reached ? (reached(value) ? 'reached' : 'MISSED') : '';
  console.log(`${what.padEnd(52)} ${String(value).padStart(14)}   ${goal.padEnd(22)} ${verdict}`);
}

/** The value below which `share` of the sorted values lie. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
