import { describe, expect, it } from 'vitest';
import { type Instant, instantOf, plusSeconds } from '../../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { type MovableClock, standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { AlreadyMoving, createPacemaker } from '../../../platform/local/pacemaker.ts';
import { localPlatform } from '../../../platform/local/platform.ts';
import { TODAY } from '../../support/ports.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const person = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;

/** Journeys that sleep for `naps` seconds, one after the other, and note when they decide. */
function scene(naps: Record<string, number[]>) {
  const clock: MovableClock = standingClock(TODAY);
  const decided: string[] = [];
  const swept: Instant[] = [];
  const left = new Map(Object.entries(naps).map(([who, list]) => [who, [...list]]));
  const platform = localPlatform({
    database: openDatabase(':memory:'),
    clock,
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: () => ({
      async decide({ participantId }: { participantId: string }) {
        decided.push(`${participantId.at(-1)} ${clock.now()}`);
        const seconds = left.get(participantId.at(-1)!)!.shift();
        if (seconds === undefined) return { kind: 'over', reason: 'finished' };
        const until = plusSeconds(clock.now(), seconds);
        return { kind: 'sleep', until, reason: '', seconds, version: 1, afterwards: { kind: 'decide' } };
      },
      send: async () => ({ kind: 'decide' }),
      sleep: async () => {},
    }),
  });
  const pacemaker = createPacemaker({
    engine: platform.engine,
    clock,
    documents: platform.documents,
    sweep: async () => swept.push(clock.now()),
    sweepEveryS: 900,
    graceS: 300,
    onFailure: (error) => expect.fail(String(error)),
  });
  const start = () =>
    Promise.all(
      Object.keys(naps).map((who) =>
        platform.engine.start({
          participantId: person(Number(who)),
          cohortId: 'c-0000000000000001' as CohortId,
          generation: 1,
        }),
      ),
    );
  return { clock, platform, pacemaker, decided, swept, start };
}

describe('moving the clock', () => {
  it('lives through everything in between, each at its own time and in order', async () => {
    const { pacemaker, decided, clock, start } = scene({ 1: [2 * DAY, HOUR], 2: [DAY, 2 * DAY] });
    await start();
    await pacemaker.moveTo(plusSeconds(TODAY, 10 * DAY));
    const at = (seconds: number) => plusSeconds(TODAY, seconds);
    expect(decided.slice(2)).toEqual([
      `2 ${at(DAY)}`,
      `1 ${at(2 * DAY)}`,
      `1 ${at(2 * DAY + HOUR)}`,
      `2 ${at(3 * DAY)}`,
    ]);
    expect(clock.now()).toBe(at(10 * DAY));
  });

  it('stops at its target: what comes later is left for later', async () => {
    const { pacemaker, decided, clock, start } = scene({ 1: [DAY, DAY] });
    await start();
    await pacemaker.moveTo(plusSeconds(TODAY, DAY + HOUR));
    expect(decided).toHaveLength(2);
    expect(clock.now()).toBe(plusSeconds(TODAY, DAY + HOUR));
  });

  it('sweeps when a record has been overdue, and not where it would find nothing', async () => {
    const { pacemaker, platform, swept } = scene({});
    const dueAt = plusSeconds(TODAY, DAY);
    await platform.documents.write([{ key: 'participant#x', doc: { dueAt }, expectedVersion: 0, dueAt }]);
    await pacemaker.moveTo(plusSeconds(TODAY, DAY + HOUR));
    expect(swept.length).toBeGreaterThan(0);
    expect(swept[0]! > plusSeconds(dueAt, 300)).toBe(true);
    expect(swept[0]! <= plusSeconds(dueAt, 1200)).toBe(true);
  });

  it('is done once at a time', async () => {
    const { pacemaker, start } = scene({ 1: [DAY] });
    await start();
    const target = plusSeconds(TODAY, 2 * DAY);
    const first = pacemaker.moveTo(target);
    expect(pacemaker.movingTo()).toBe(target);
    await expect(pacemaker.moveTo(target)).rejects.toThrow(AlreadyMoving);
    await first;
    expect(pacemaker.movingTo()).toBeUndefined();
  });

  it('ends early when the process is to stop, and goes on from there after the next start', async () => {
    const { pacemaker, decided, start } = scene({ 1: Array.from({ length: 500 }, () => HOUR) });
    await start();
    const move = pacemaker.moveTo(plusSeconds(TODAY, 1000 * HOUR));
    await pacemaker.stop();
    await move;
    expect(decided.length).toBeLessThan(500);
  });
});

describe('the next event', () => {
  it('is the first due time ahead; what is due already is left to a sweep; else there is none', async () => {
    const { pacemaker, platform } = scene({});
    expect(await pacemaker.nextEvent()).toBeUndefined();
    const due = (key: string, dueAt: Instant) => ({ key, doc: { dueAt }, expectedVersion: 0, dueAt });
    await platform.documents.write([due('participant#a', plusSeconds(TODAY, -DAY))]);
    expect((await pacemaker.nextEvent())! > TODAY).toBe(true);
    await platform.documents.write([due('participant#b', plusSeconds(TODAY, HOUR))]);
    expect(await pacemaker.nextEvent()).toBe(plusSeconds(TODAY, HOUR));
  });

  it('is found behind the daily looks of two hundred cohorts', async () => {
    const { pacemaker, platform } = scene({});
    const due = (key: string, seconds: number) => {
      const dueAt = plusSeconds(TODAY, seconds);
      return platform.documents.write([{ key, doc: { dueAt }, expectedVersion: 0, dueAt }]);
    };
    for (let cohort = 0; cohort < 200; cohort += 1) await due(`notices#${cohort}`, HOUR);
    await due('participant#a', DAY);
    expect(await pacemaker.nextEvent()).toBe(plusSeconds(TODAY, DAY));
  });

  it('is no look at what needs staff, which comes every working day; but that is lived through', async () => {
    const { pacemaker, platform, swept } = scene({});
    const dueAt = plusSeconds(TODAY, HOUR);
    await platform.documents.write([{ key: 'notices#c', doc: { dueAt }, expectedVersion: 0, dueAt }]);
    expect(await pacemaker.nextEvent()).toBeUndefined();
    await pacemaker.moveTo(plusSeconds(TODAY, HOUR + 301));
    expect(swept).toEqual([plusSeconds(TODAY, HOUR + 301)]);
  });
});

it('wakes journeys as time passes by itself', async () => {
  const clock = { now: () => instantOf(Date.now()), moveTo: () => {} };
  const woken = Promise.withResolvers<void>();
  const { platform } = scene({});
  let looks = 0;
  const fill = () => {
    looks += 1;
    // The first is that of the start.
    if (looks === 3) woken.resolve();
  };
  const pacemaker = createPacemaker({
    engine: { ...platform.engine, nextDeadline: () => plusSeconds(clock.now(), 0.01), fill },
    clock,
    documents: platform.documents,
    sweep: async () => {},
    sweepEveryS: 900,
    graceS: 300,
    onFailure: () => {},
  });
  pacemaker.start();
  await woken.promise;
  await pacemaker.stop();
});

it('sweeps in its rhythm again after the machine’s clock was put back', async () => {
  const { platform } = scene({});
  const dayAhead = plusSeconds(TODAY, DAY);
  // At each look: put back by a day, and then a sweep's time later.
  const shown = [TODAY, plusSeconds(TODAY, 900), plusSeconds(TODAY, 1800)];
  let now = dayAhead;
  const swept: Instant[] = [];
  const over = Promise.withResolvers<void>();
  const fill = () => {
    const next = swept.length > 0 ? shown.shift() : now;
    if (next) now = next;
    else over.resolve();
  };
  const clock = { now: () => now, moveTo: () => {} };
  const pacemaker = createPacemaker({
    engine: { ...platform.engine, nextDeadline: () => plusSeconds(now, 0.01), fill },
    clock,
    documents: platform.documents,
    sweep: async () => swept.push(now),
    sweepEveryS: 900,
    graceS: 300,
    onFailure: () => {},
  });
  pacemaker.start();
  await over.promise;
  await pacemaker.stop();
  expect(swept).toEqual([dayAhead, plusSeconds(TODAY, 900), plusSeconds(TODAY, 1800)]);
});
