import { expect, test } from 'vitest';
import { drawBehavior } from '../../rehearsal/behavior.ts';
import { seededFor } from '../../rehearsal/seeded.ts';

const TOUCHPOINTS = ['baseline', 'satisfaction', 'month-3', 'focus-group', 'month-12'];
const people = Array.from({ length: 4000 }, (_, index) => drawBehavior(seededFor(1, index), TOUCHPOINTS));
const intents = people.flatMap((one) => [...one.intents.values()]);
const share = (count: number, of: readonly unknown[]) => count / of.length;

test('six in ten act on the first mail, fewer on each reminder, and some never', () => {
  const on = [0, 1, 2, 3, 4].map((mail) =>
    share(intents.filter(({ onMail }) => onMail === mail).length, intents),
  );
  expect(on[1]).toBeCloseTo(0.6, 1);
  expect(on[2]).toBeGreaterThan(on[3]!);
  expect(on[3]).toBeGreaterThan(on[4]!);
  expect(on[4]).toBeGreaterThan(0.02);
  expect(on[0]).toBeGreaterThan(0.06);
});

test('people act within four days, in whole quarters of an hour', () => {
  const delays = intents.map(({ delayMinutes }) => delayMinutes);
  expect(Math.min(...delays)).toBe(15);
  expect(Math.max(...delays)).toBeLessThanOrEqual(4 * 24 * 60);
  expect(delays.every((delay) => delay % 15 === 0)).toBe(true);
});

test('some do not come, and a few ask for no more mail', () => {
  expect(share(people.filter((one) => !one.comesToSessions).length, people)).toBeCloseTo(0.08, 1);
  const stopping = people.filter((one) => one.stopsOnMail !== undefined);
  expect(share(stopping.length, people)).toBeGreaterThan(0.005);
  expect(share(stopping.length, people)).toBeLessThan(0.03);
});

test('the same seed and number are the same person, and others are others', () => {
  const drawn = (seed: number, which: number) =>
    JSON.stringify([...drawBehavior(seededFor(seed, which), TOUCHPOINTS).intents]);
  expect(drawn(1, 3)).toBe(drawn(1, 3));
  expect(drawn(1, 3)).not.toBe(drawn(1, 4));
  expect(drawn(1, 3)).not.toBe(drawn(2, 3));
});
