import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canSingleOut, type Published } from '../../../domain/results/disclosure.ts';
import { type ScaleResults, scaleResults } from '../../../domain/results/scale-results.ts';
import { spanOf } from '../../../domain/results/span.ts';
import { cohorts, IDS, type People, SCALE, wavesOf } from '../../support/scenes/wave-people.ts';

/** A number that an attacker has, as how often it counts each person's answer in each wave, and what it comes to. */
interface Known {
  counts: number[];
  sum: number;
}

/** Everything that is published, for somebody who knows who answered when: the strongest attacker there is. */
function knownFrom({ waves, changes }: ScaleResults, people: People): Known[] {
  const at = (person: number, wave: number) => person * IDS.length + wave;
  const knowing = (sum: number, mark: (counts: number[]) => void): Known => {
    const counts = people.flatMap(() => IDS.map(() => 0));
    mark(counts);
    return { counts, sum };
  };
  return [
    ...waves.flatMap((cell, wave) =>
      cell.shown
        ? [
            knowing(cell.n * cell.mean, (counts) => {
              for (const [person, scores] of people.entries()) {
                if (scores[wave] !== undefined) counts[at(person, wave)] = 1;
              }
            }),
          ]
        : [],
    ),
    ...changes.flatMap((cell) => {
      if (!cell.shown) return [];
      const later = IDS.indexOf(cell.to);
      return [
        knowing(cell.n * cell.mean, (counts) => {
          for (const [person, scores] of people.entries()) {
            if (scores[0] === undefined || scores[later] === undefined) continue;
            counts[at(person, later)] = 1;
            counts[at(person, 0)] = -1;
          }
        }),
      ];
    }),
  ];
}

/** How few people some sum or difference of the numbers speaks about, trying every way to add each −2 to 2 times. */
function fewestLeft(known: readonly Known[], people: number): number {
  let fewest = Number.POSITIVE_INFINITY;
  const ways = 5 ** known.length;
  for (let way = 0; way < ways; way += 1) {
    const left = new Set<number>();
    for (let cell = 0; cell < people * IDS.length; cell += 1) {
      let rest = way;
      let count = 0;
      for (const { counts } of known) {
        count += ((rest % 5) - 2) * counts[cell]!;
        rest = Math.floor(rest / 5);
      }
      if (count !== 0) left.add(Math.floor(cell / IDS.length));
    }
    if (left.size > 0) fewest = Math.min(fewest, left.size);
  }
  return fewest;
}

describe('what is published about a scale', () => {
  it('leaves, however it is added and subtracted, nothing about fewer than five people', () => {
    fc.assert(
      fc.property(cohorts, (people) => {
        const known = knownFrom(scaleResults(SCALE, wavesOf(people)), people);
        expect(fewestLeft(known, people.length)).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 150 },
    );
  });

  it('would leave single people without that: the attack finds who answered the first wave only', () => {
    // Six pairs, a seventh only before: 7 means before, 6 after, and the change of 6 give the seventh away.
    const people: People = [
      ...Array.from({ length: 6 }, (_, index) => [10 + index, 14, undefined]),
      [27, undefined, undefined],
    ];
    const [first, second] = wavesOf(people);
    const everybody = new Set(first!.scores.keys());
    const pairs = new Set(second!.scores.keys());
    const change = {
      parts: [
        { wave: 'month-3', people: pairs, times: 1 },
        { wave: 'baseline', people: pairs, times: -1 },
      ],
    };
    const means = [
      { parts: [{ wave: 'baseline', people: everybody, times: 1 }] },
      { parts: [{ wave: 'month-3', people: pairs, times: 1 }] },
    ];
    expect(canSingleOut([change, ...means])).toBe(true);
    expect(canSingleOut([change, means[0]!])).toBe(false);
    const { waves, changes } = scaleResults(SCALE, wavesOf(people));
    expect(changes[0]).toMatchObject({ shown: true, n: 6 });
    expect(waves.map((wave) => wave.shown || wave.why)).toEqual([true, 'would-single-out', 'too-few']);
  });

  it('is found exactly: by leaving out every one to four people in turn', () => {
    const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const part = fc.record({
      wave: fc.constantFrom('one', 'two'),
      people: fc.subarray(NAMES, { minLength: 1 }).map((people) => new Set(people)),
      times: fc.constantFrom(1, -1, 1 / 2, 1 / 3),
    });
    const number = fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 3 }) });
    const few = (most: number): string[][] =>
      most === 0
        ? [[]]
        : [[], ...NAMES.flatMap((name) => few(most - 1).map((set) => [...new Set([...set, name])]))];
    const sets = [...new Set(few(4).map((set) => set.sort().join('')))].filter((set) => set !== '');
    const sizeWithout = (published: readonly Published[], set: string) =>
      spanOf(
        NAMES.filter((name) => !set.includes(name)).flatMap((name) =>
          ['one', 'two'].map((wave) =>
            published.map(({ parts }) =>
              parts
                .filter((one) => one.wave === wave && one.people.has(name))
                .reduce((sum, { times }) => sum + times, 0),
            ),
          ),
        ),
      ).size;
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 4 }), (published) => {
        const whole = sizeWithout(published, '');
        expect(canSingleOut(published)).toBe(sets.some((set) => sizeWithout(published, set) < whole));
      }),
      { numRuns: 150 },
    );
  });

  it('finds what takes three numbers to work out', () => {
    // Nobody is alone in any two numbers, but two people are what three leave.
    const set = (...names: string[]) => new Set(names);
    const five = ['a', 'b', 'c', 'd', 'e'];
    const others = ['f', 'g', 'h', 'i', 'j'];
    const number = (people: ReadonlySet<string>) => ({ parts: [{ wave: 'w', people, times: 1 }] });
    const three = [number(set(...five)), number(set(...others)), number(set(...five, ...others, 'k', 'l'))];
    expect(canSingleOut(three.slice(0, 2))).toBe(false);
    expect(canSingleOut(three)).toBe(true);
  });

  it('is nothing about four, and all about five', () => {
    const people = (count: number): People =>
      Array.from({ length: count }, (_, index) => [8 + index, 12, 16]);
    const four = scaleResults(SCALE, wavesOf(people(4)));
    expect([...four.waves, ...four.changes].map((cell) => cell.shown || cell.why)).toEqual(
      Array.from({ length: 5 }, () => 'too-few'),
    );
    const five = scaleResults(SCALE, wavesOf(people(5)));
    expect([...five.waves, ...five.changes].every(({ shown }) => shown)).toBe(true);
  });

  it('is nothing while people can still answer: two days’ results would tell what one person said in between', () => {
    const { waves, changes } = scaleResults(
      SCALE,
      wavesOf(
        Array.from({ length: 9 }, () => [8, 12, 16]),
        false,
      ),
    );
    expect([...waves, ...changes].map((cell) => cell.shown || cell.why)).toEqual(
      Array.from({ length: 5 }, () => 'not-over'),
    );
  });

  it('is published as often as it can be: everybody in every wave hides nothing', () => {
    const people: People = Array.from({ length: 15 }, (_, index) => [8 + index, 12, 16 - index]);
    const { waves, changes } = scaleResults(SCALE, wavesOf(people));
    expect([...waves, ...changes].every(({ shown }) => shown)).toBe(true);
  });
});
