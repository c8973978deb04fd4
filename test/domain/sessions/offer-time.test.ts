import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSendable, toLocal } from '../../../domain/dates/calendar.ts';
import {
  epochMs,
  type Instant,
  instantOf,
  plusSeconds,
  secondsUntil,
} from '../../../domain/dates/instant.ts';
import type { LocalTime, TimeZone } from '../../../domain/dates/local-date.ts';
import { BOOKING_CUTOFF_S, SHORTEST_OFFER_S } from '../../../domain/sessions/focus-group.ts';
import { offerTime } from '../../../domain/sessions/offer-time.ts';
import { anyZone } from '../../support/arbitraries/domain-arbitraries.ts';
import { at } from '../../support/domain-builders.ts';

const HOURS = {
  from: '08:00' as LocalTime,
  to: '18:00' as LocalTime,
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const,
  holidays: { '2027-07-05': 'Independence Day' },
};

describe('an offer, deciding on', () => {
  it.each<[string, string, string, string | undefined]>([
    // New York is four hours behind UTC in summer.
    [
      'Tuesday at ten: until ten on Wednesday',
      '06-15T14:00Z',
      '06-30T16:00Z',
      '06-15T14:00Z to 06-16T14:00Z',
    ],
    ['Friday: until Monday', '06-18T14:00Z', '06-30T16:00Z', '06-18T14:00Z to 06-21T14:00Z'],
    [
      'Friday before a holiday: until Tuesday',
      '07-02T14:00Z',
      '07-30T16:00Z',
      '07-02T14:00Z to 07-06T14:00Z',
    ],
    [
      'Tuesday at night: from eight in the morning',
      '06-16T03:00Z',
      '06-30T16:00Z',
      '06-16T12:00Z to 06-17T12:00Z',
    ],
    ['Saturday: from Monday morning', '06-19T16:00Z', '06-30T16:00Z', '06-21T12:00Z to 06-22T12:00Z'],
    [
      'the day before the session: until an hour before it',
      '06-15T14:00Z',
      '06-16T13:30Z',
      '06-15T14:00Z to 06-16T12:30Z',
    ],
    [
      'the day before an early session: until the evening',
      '06-15T14:00Z',
      '06-16T12:30Z',
      '06-15T14:00Z to 06-15T22:00Z',
    ],
    [
      'Friday before a session on Monday morning: until Friday evening',
      '06-18T14:00Z',
      '06-21T12:00Z',
      '06-18T14:00Z to 06-18T22:00Z',
    ],
    ['two hours before the session: an hour', '06-16T14:00Z', '06-16T16:00Z', '06-16T14:00Z to 06-16T15:00Z'],
    ['less than two hours before it: none', '06-16T14:01Z', '06-16T16:00Z', undefined],
    ['the evening before an early session: none', '06-15T23:00Z', '06-16T13:00Z', undefined],
  ])('%s', (_, now, startsAt, expected) => {
    const made = offerTime(
      { startsAt: at(`2027-${startsAt}`) },
      'America/New_York' as TimeZone,
      HOURS,
      at(`2027-${now}`),
    );
    expect(made && `${made.at.slice(5, 16)}Z to ${made.until.slice(5, 16)}Z`).toBe(expected);
  });

  it('is never made nor lapses at night or on a day off, lasts an hour at least, and ends before the booking does', () => {
    const start = epochMs(at('2027-06-01T00:00Z'));
    const minutes = (days: number) => fc.integer({ min: 0, max: days * 1440 });
    fc.assert(
      fc.property(anyZone(), minutes(400), minutes(20), (zone, after, ahead) => {
        const now = instantOf(start + after * 60_000);
        const startsAt = plusSeconds(now, ahead * 60);
        const made = offerTime({ startsAt }, zone, HOURS, now);
        if (!made) return;
        const isWorking = (instant: Instant) => nextSendable(instant, zone, HOURS) === instant;
        expect(made.at >= now && isWorking(made.at)).toBe(true);
        // An offer may lapse as the day's hours end.
        expect(isWorking(made.until) || isWorking(plusSeconds(made.until, -1))).toBe(true);
        expect(secondsUntil(made.at, made.until)).toBeGreaterThanOrEqual(SHORTEST_OFFER_S);
        expect(secondsUntil(made.until, startsAt)).toBeGreaterThanOrEqual(BOOKING_CUTOFF_S);
        expect(toLocal(made.until, zone).time <= '18:00').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
