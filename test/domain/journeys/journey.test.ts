import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs, type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { executionName, journeyKey, pace } from '../../../domain/journeys/journey.ts';
import { anyInstant } from '../../support/arbitraries/domain-arbitraries.ts';
import { at } from '../../support/domain-builders.ts';

const DAY_S = 86_400;
const days = (from: Instant, until: Instant) => (epochMs(until) - epochMs(from)) / (DAY_S * 1000);
const start = at('2019-05-01T14:00Z');
const dayNumber = (count: number) => plusSeconds(start, Math.round(count * DAY_S));

describe('how long an execution sleeps (F23)', () => {
  test.each([
    ['a short sleep is slept', 40, 10, { kind: 'sleep', until: dayNumber(40), cut: false }],
    ['a sleep until the last day is slept', 89, 10, { kind: 'sleep', until: dayNumber(89), cut: false }],
    ['a longer one is handed to a new execution', 89.1, 10, { kind: 'continue' }],
    [
      'an execution that has just begun sleeps to its last day',
      200,
      0,
      { kind: 'sleep', until: dayNumber(89), cut: true },
    ],
    ['after that day it hands on', 200, 89, { kind: 'continue' }],
  ] as const)('%s', (_, until, now, expected) => {
    expect(pace(dayNumber(until), start, dayNumber(now))).toEqual(expected);
  });

  test('never past the 90th day, and never twice handed on without having slept (I14)', () => {
    fc.assert(
      fc.property(
        anyInstant(),
        fc.double({ min: 0, max: 800, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (startedAt, age, wait) => {
          const now = plusSeconds(startedAt, Math.floor(age * DAY_S));
          const until = plusSeconds(now, Math.floor(wait * DAY_S));
          const step = pace(until, startedAt, now);
          if (step.kind === 'sleep') {
            expect(step.until <= until).toBe(true);
            expect(step.cut).toBe(step.until < until);
            if (age < 89) expect(days(startedAt, step.until)).toBeLessThan(90);
          } else {
            expect(pace(until, now, now).kind).toBe('sleep');
          }
        },
      ),
    );
  });

  /** The executions one after another that sleep until each of `wakes`: their starts, and the oldest age reached. */
  function executions(begin: Instant, wakes: readonly Instant[]) {
    const starts = [begin];
    let oldest = 0;
    let now = begin;
    for (const until of wakes) {
      while (now < until) {
        const step = pace(until, starts.at(-1)!, now);
        if (step.kind === 'continue') starts.push(now);
        else now = step.until;
        oldest = Math.max(oldest, days(starts.at(-1)!, now));
      }
    }
    return { starts, oldest };
  }

  test('fourteen months of the reference program take few executions, none older than 90 days', () => {
    const wakes = [
      '2019-05-23',
      '2019-06-03',
      '2019-06-14',
      '2019-07-06',
      '2019-08-30',
      '2019-09-16',
      '2019-10-16',
      '2019-12-15',
      '2020-06-15',
      '2020-07-14',
    ];
    const { starts, oldest } = executions(
      start,
      wakes.map((day) => at(`${day}T12:00Z`)),
    );
    expect(oldest).toBeLessThan(90);
    expect(starts.length).toBeLessThanOrEqual(7);
  });

  test('any journey of fourteen months: none older than 90 days, at most twelve executions', () => {
    const sleeps = fc.array(fc.integer({ min: 1, max: 430 * DAY_S }), { maxLength: 60 });
    fc.assert(
      fc.property(sleeps, (seconds) => {
        const wakes = [...seconds, 430 * DAY_S].sort((a, b) => a - b).map((one) => plusSeconds(start, one));
        const { starts, oldest } = executions(start, wakes);
        expect(oldest).toBeLessThan(90);
        expect(starts.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

test('an execution is named by participant and generation, so that starting it twice is starting it once (F27)', () => {
  const input = {
    participantId: 'p-0000000000000001' as ParticipantId,
    cohortId: 'c-1' as CohortId,
    generation: 3,
  };
  expect(executionName(input)).toBe('p-0000000000000001-3');
  expect(executionName({ ...input, generation: 4 })).not.toBe(executionName(input));
  expect(journeyKey(input.participantId)).toBe('journey#p-0000000000000001');
});
