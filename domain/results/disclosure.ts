import { FEWEST } from './threshold.ts';

/**
 * One number that is to be published: a sum over people, each person's value of a wave counted so many times. The mean
 * of a wave counts everybody who answered once; a mean change counts pairs once in the later wave, and minus once in
 * the earlier.
 */
export interface Published {
  /** By wave: the people who are counted there, and how often. */
  parts: readonly { wave: string; people: ReadonlySet<string>; times: number }[];
}

/**
 * Whether adding and subtracting these numbers can leave something about one to four people only. Exact: for every set
 * of so few people it asks whether some combination is zero for everybody else without being zero throughout, which
 * linear algebra tells (the numbers lose rank when those people are left out).
 * @param isTooMuch what is answered where so many people differ from all others that asking would take too long
 */
export function canSingleOut(published: readonly Published[], isTooMuch = true): boolean {
  const patterns = patternsOf(published);
  const small = patterns.filter(({ size }) => size < FEWEST);
  // More people with a pattern of their own than this: it would take too long, so better not.
  if (small.length > MOST_PATTERNS) return isTooMuch;
  const whole = rank(patterns.flatMap(({ columns }) => columns));
  return setsOf(small).some(
    (set) =>
      rank(patterns.filter((pattern) => !set.includes(pattern)).flatMap(({ columns }) => columns)) < whole,
  );
}

const MOST_PATTERNS = 14;

/** People who are counted alike everywhere. `columns`: how often each number counts them, wave by wave. */
interface Pattern {
  size: number;
  columns: number[][];
}

function patternsOf(published: readonly Published[]): Pattern[] {
  const waves = [...new Set(published.flatMap(({ parts }) => parts.map(({ wave }) => wave)))];
  const people = new Set(published.flatMap(({ parts }) => parts.flatMap((part) => [...part.people])));
  const patterns = new Map<string, Pattern>();
  for (const person of people) {
    const columns = waves.map((wave) =>
      published.map(({ parts }) =>
        parts.reduce(
          (sum, part) => sum + (part.wave === wave && part.people.has(person) ? part.times : 0),
          0,
        ),
      ),
    );
    const key = JSON.stringify(columns);
    const pattern = patterns.get(key) ?? { size: 0, columns: different(columns) };
    pattern.size += 1;
    patterns.set(key, pattern);
  }
  return [...patterns.values()];
}

/** Each column once: items that every number counts alike say no more than one of them. */
const different = (columns: readonly number[][]): number[][] => [
  ...new Map(
    columns.filter((column) => column.some((times) => times !== 0)).map((one) => [one.join(), one]),
  ).values(),
];

/** Every set of these with at most four people in it that no other pattern fits into as well. */
function setsOf(patterns: readonly Pattern[]): Pattern[][] {
  const sets: Pattern[][] = [];
  const grow = (set: readonly Pattern[], from: number, room: number) => {
    let isWhole = set.length > 0;
    patterns.forEach((pattern, index) => {
      if (set.includes(pattern) || pattern.size > room) return;
      isWhole = false;
      if (index >= from) grow([...set, pattern], index + 1, room - pattern.size);
    });
    if (isWhole) sets.push([...set]);
  };
  grow([], 0, FEWEST - 1);
  return sets;
}

/** Of the matrix with these columns, by elimination; its entries are small whole numbers. */
function rank(columns: readonly (readonly number[])[]): number {
  const rows = columns.map((column) => [...column]);
  const width = rows[0]?.length ?? 0;
  let found = 0;
  for (let at = 0; at < width; at += 1) {
    const pivot = rows.findIndex((row, index) => index >= found && Math.abs(row[at]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[found], rows[pivot]] = [rows[pivot]!, rows[found]!];
    const top = rows[found]!;
    for (let index = found + 1; index < rows.length; index += 1) {
      const factor = rows[index]![at]! / top[at]!;
      if (factor === 0) continue;
      for (let column = at; column < width; column += 1) rows[index]![column]! -= factor * top[column]!;
    }
    found += 1;
  }
  return found;
}
