/**
 * The probability that a t-distributed value with whole `df` degrees of freedom lies between −t and t. Exact: the
 * finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 */
export function withinT(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const cosine = Math.cos(angle);
  let term = df % 2 === 1 ? cosine : 1;
  let sum = df === 1 ? 0 : term;
  for (let k = df % 2 === 1 ? 3 : 2; k <= df - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  if (df % 2 === 0) return Math.sin(angle) * sum;
  return (2 / Math.PI) * (angle + (df === 1 ? 0 : Math.sin(angle) * sum));
}

const known = new Map<number, number>();

/** The t with 95 % of the distribution between −t and t: 12.706 for one degree of freedom, 2.262 for nine. */
export function criticalT(df: number): number {
  const found = known.get(df);
  if (found !== undefined) return found;
  let low = 0;
  let high = 13;
  // 13 halved 50 times is below 1e-14.
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (withinT(middle, df) < 0.95) low = middle;
    else high = middle;
  }
  known.set(df, high);
  return high;
}
