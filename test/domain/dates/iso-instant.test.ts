import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoInstant, msOfIso } from '../../../domain/dates/iso-instant.ts';

/** As far as `Date` goes. */
const LAST = 8.64e15;

test('milliseconds are written as Date writes them, read as Date reads them', () => {
  const everywhere = fc.oneof(
    fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
    fc.integer({ min: -LAST, max: LAST }),
    fc.double({ min: -1e12, max: 3e12, noNaN: true }),
  );
  fc.assert(
    fc.property(everywhere, (ms) => {
      const text = new Date(ms).toISOString();
      expect(isoInstant(ms)).toBe(text);
      expect(msOfIso(text)).toBe(Date.parse(text));
    }),
    { numRuns: 2000 },
  );
});

test('every day of five hundred years is the day that it is to Date, from its first millisecond to its last', () => {
  for (let at = Date.UTC(1890, 0, 1); at < Date.UTC(2390, 0, 1); at += 86_400_000) {
    for (const ms of [at, at + 86_399_999]) {
      const text = new Date(ms).toISOString();
      if (isoInstant(ms) !== text || msOfIso(text) !== ms) expect.fail(text);
    }
  }
});

test('what is no time is refused, or not a number, as with Date', () => {
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, LAST + 1]) {
    expect(() => isoInstant(ms)).toThrow(RangeError);
  }
});

test.each([
  '2019-06-13T12:00:00Z',
  '2019-06-13T12:00:00.1234567Z',
  '2019-06-13T08:00:00.000-04:00',
  '2019-06-13T08:00:00.000+0',
  '2019-06-13 08:00:00.000Z',
  '2019-06-13',
  '2019-02-29T12:00:00.000Z',
  '2019-02-31T12:00:00.000Z',
  '2019-02-32T12:00:00.000Z',
  '2019-00-10T12:00:00.000Z',
  '2019-13-10T12:00:00.000Z',
  '2019-10-00T12:00:00.000Z',
  '2019-10-10T24:00:00.000Z',
  '2019-10-10T25:00:00.000Z',
  '2019-10-10T23:60:00.000Z',
  '2019-10-10T23:59:60.000Z',
  '0000-01-01T00:00:00.000Z',
  '0400-02-29T00:00:00.000Z',
  '+012019-06-13T12:00:00.000Z',
  '',
  'tomorrow',
])('%j means what it means to Date', (text) => {
  expect(msOfIso(text)).toBe(Date.parse(text));
});
