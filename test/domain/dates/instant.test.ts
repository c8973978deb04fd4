import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  earlierOf,
  epochMs,
  Instant,
  instantOf,
  laterOf,
  plusSeconds,
  secondsUntil,
} from '../../../domain/dates/instant.ts';
import { anyInstant } from '../../support/arbitraries/domain-arbitraries.ts';
import { at } from '../../support/domain-builders.ts';

test.each(['2019-06-13T12:00:00.000Z', '1970-01-01T00:00:00.000Z'])('an instant may be %s', (text) => {
  expect(Instant.safeParse(text).success).toBe(true);
});

test.each([
  '2019-06-13T12:00:00Z',
  '2019-06-13T12:00:00.000+00:00',
  '2019-06-13T08:00:00.000-04:00',
  '2019-06-13',
  '2019-06-13T12:00:00.000Z ',
  '+002019-06-13T12:00:00.000Z',
])('an instant may not be written as %j', (text) => {
  expect(Instant.safeParse(text).success).toBe(false);
});

test('comparing instants as text compares them as times', () => {
  fc.assert(
    fc.property(anyInstant(), anyInstant(), (a, b) => {
      expect(a < b).toBe(epochMs(a) < epochMs(b));
      expect([earlierOf(a, b), laterOf(a, b)].sort()).toEqual([a, b].sort());
      expect(earlierOf(a, b) <= laterOf(a, b)).toBe(true);
    }),
  );
});

test('milliseconds and text are the same instant', () => {
  fc.assert(
    fc.property(anyInstant(), (one) => {
      expect(instantOf(epochMs(one))).toBe(one);
    }),
  );
});

test('a timer set in whole seconds is never early, at most one second late (F32)', () => {
  fc.assert(
    fc.property(anyInstant(), anyInstant(), (from, until) => {
      const fires = plusSeconds(from, secondsUntil(from, until));
      if (until <= from) expect(fires).toBe(from);
      else {
        expect(fires >= until).toBe(true);
        expect(epochMs(fires) - epochMs(until)).toBeLessThan(1000);
      }
    }),
  );
});

test('elapsed seconds are exact through a change of the clock', () => {
  expect(plusSeconds(at('2027-03-14T06:59Z'), 120)).toBe(at('2027-03-14T07:01Z'));
});
