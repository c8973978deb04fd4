import { beyond, extend, type Span, spanKey, spanOf } from './span.ts';
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
 * linear algebra tells (the numbers span less when those people are left out). Where more people differ from all others
 * than can be asked about one by one, the answer is yes.
 */
export function canSingleOut(published: readonly Published[]): boolean {
  const patterns = patternsOf(published);
  if (isSpannedByManyGroups(patterns, published.length)) return false;
  const few = ofFewOnly(patterns);
  if (few.length > MOST_PATTERNS) return true;
  const whole = spanOf(few.flatMap(({ columns }) => columns())).size;
  return setsOf(few).some((set) => !reaches(whole, few, set));
}

/** Whether these people tell as much without those that are left out. */
function reaches(whole: number, patterns: readonly Pattern[], without: readonly Pattern[]): boolean {
  const span: Span = new Map();
  return patterns.some((pattern) => {
    if (!without.includes(pattern)) extend(span, pattern.columns());
    return span.size === whole;
  });
}

const MOST_PATTERNS = 16;

/** People who are counted alike everywhere. `columns`: how often each number counts them, wave by wave. */
interface Pattern {
  size: number;
  columns(): number[][];
}

/** Parts that are about the very same set of people, as those of one number often are, are looked at once. */
function patternsOf(published: readonly Published[]): Pattern[] {
  const sets = published.flatMap(({ parts }, number) =>
    [...Map.groupBy(parts, ({ people }) => people)].map(([people, counted]) => ({ number, people, counted })),
  );
  const named = new Map<string, string>();
  for (const [index, { people }] of sets.entries()) {
    for (const person of people) named.set(person, `${named.get(person) ?? ''} ${index}`);
  }
  const sizes = new Map<string, number>();
  for (const name of named.values()) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  // Who is counted by few numbers tells most about each: with them it is soon seen that nobody is singled out.
  const simplest = [...sizes].sort(([a], [b]) => a.length - b.length);
  return simplest.map(([name, size]) => ({
    size,
    columns() {
      const byWave = new Map<string, number[]>();
      for (const index of name.trim().split(' ')) {
        const { number, counted } = sets[Number(index)]!;
        for (const { wave, times } of counted) {
          const column = byWave.get(wave) ?? published.map(() => 0);
          column[number]! += times;
          byWave.set(wave, column);
        }
      }
      return different([...byWave.values()]);
    },
  }));
}

/** Each column once: items that every number counts alike say no more than one of them. */
const different = (columns: readonly number[][]): number[][] => [
  ...new Map(columns.map((one) => [one.join(), one])).values(),
];

/**
 * Whether there are five groups without a person in common each of which tells every number apart from every other: then
 * no combination is zero for all people of any of the five, and whatever is left is about five at least. In a large cohort
 * a few dozen people show that; nobody else has to be looked at.
 */
function isSpannedByManyGroups(patterns: readonly Pattern[], numbers: number): boolean {
  const groups = Array.from({ length: FEWEST }, (): Span => new Map());
  for (const { size, columns } of patterns) {
    const open = groups.filter((group) => group.size < numbers);
    if (open.length === 0) return true;
    const own = columns();
    let left = size;
    for (const group of open) if (left > 0 && extend(group, own)) left -= 1;
  }
  return groups.every((group) => group.size === numbers);
}

/**
 * What tells few people from all others. A combination that is about them alone is zero for whoever five are counted
 * like; beyond that, people may be alike who seemed to differ, and where five are it is zero for these, too.
 */
function ofFewOnly(patterns: readonly Pattern[]): Pattern[] {
  const ofMany: Span = new Map();
  let few = patterns;
  for (;;) {
    for (const { size, columns } of few) if (size >= FEWEST) extend(ofMany, columns());
    const alike = new Map<string, Pattern>();
    for (const { size, columns } of few) {
      const own = spanOf(columns().map((column) => beyond(ofMany, column)));
      if (own.size === 0) continue;
      const key = spanKey(own);
      const rows = [...own.values()];
      alike.set(key, { size: size + (alike.get(key)?.size ?? 0), columns: () => rows });
    }
    few = [...alike.values()];
    if (few.every(({ size }) => size < FEWEST)) return [...few];
  }
}

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
