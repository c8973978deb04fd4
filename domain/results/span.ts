/** Everything that adding and multiplying some vectors gives: rows in reduced echelon form, by the place they begin at. */
export type Span = Map<number, number[]>;

/** The vectors are small whole numbers and shares of them; what is smaller than this is the noise of dividing. */
const NOISE = 1e-9;

/** What of a vector is not in the span: zero wherever one of its rows begins. */
export function beyond(span: Span, vector: readonly number[]): number[] {
  const rest = [...vector];
  for (const [at, row] of span) subtract(rest, row, rest[at]!);
  return rest;
}

/** Adds what the vectors say beyond what is there; whether it was more than nothing. */
export function extend(span: Span, vectors: Iterable<readonly number[]>): boolean {
  const before = span.size;
  for (const vector of vectors) {
    const rest = beyond(span, vector);
    const at = rest.findIndex((one) => Math.abs(one) > NOISE);
    if (at < 0) continue;
    const first = rest[at]!;
    const row = rest.map((one) => one / first);
    for (const other of span.values()) subtract(other, row, other[at]!);
    span.set(at, row);
  }
  return span.size > before;
}

/** The span of these vectors. */
export function spanOf(vectors: Iterable<readonly number[]>): Span {
  const span: Span = new Map();
  extend(span, vectors);
  return span;
}

/** The same text for the same span, however it came about. */
export const spanKey = (span: Span): string =>
  JSON.stringify(
    [...span].sort(([a], [b]) => a - b).map(([, row]) => row.map((one) => Math.round(one * 1e6) + 0)),
  );

function subtract(from: number[], row: readonly number[], times: number): void {
  if (times === 0) return;
  for (let at = 0; at < row.length; at += 1) from[at]! -= times * row[at]!;
}
