import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { executionName } from '../../../domain/journeys/journey.ts';
import { TODAY } from '../../support/ports.ts';
import { ENDS, engineScene, INPUT, NAME, sleep } from '../../support/scenes/engine-scene.ts';

describe('an execution whose function fails', () => {
  const failing = () => new Error('the store is away');

  it('tries again with delays that grow, and goes on as if nothing had been', async () => {
    const { boot, clock, states, outcome, failures } = engineScene([failing(), failing(), failing()]);
    const { engine } = boot();
    await engine.start(INPUT);
    const delays: number[] = [];
    for (let tries = 1; tries <= 3; tries += 1) {
      await engine.idle();
      expect(states()).toEqual(['Decide']);
      const deadline = engine.nextDeadline() as Instant;
      delays.push((Date.parse(deadline) - Date.parse(clock.now())) / 1000);
      clock.moveTo(deadline);
    }
    await engine.idle();
    expect(states()).toEqual(ENDS);
    expect(outcome()).toMatchObject({ outcome: 'succeeded' });
    expect(failures).toEqual([]);
    delays.forEach((delay, index) => {
      expect(delay).toBeGreaterThan(0);
      expect(delay).toBeLessThanOrEqual(2 * 2 ** index);
    });
  });

  it('fails for good after six tries more, says so, and keeps its name used', async () => {
    const { boot, clock, states, outcome, failures } = engineScene(Array.from({ length: 20 }, failing));
    const { engine } = boot();
    await engine.start(INPUT);
    for (let tries = 0; tries < 20; tries += 1) {
      await engine.idle();
      const deadline = engine.nextDeadline();
      if (deadline) clock.moveTo(deadline);
    }
    expect(states()).toEqual(Array(7).fill('Decide'));
    expect(outcome()).toEqual({ outcome: 'failed', deadline: null, token: null });
    expect(failures).toHaveLength(1);
    await engine.start(INPUT);
    await engine.idle();
    expect(states()).toEqual([]);
  });

  it('sleeps with a new token when storing the first failed, and the first is stale', async () => {
    let fails = true;
    const { boot, clock, states, tokens } = engineScene([sleep(100)], {
      async sleep() {
        if (fails) throw failing();
      },
    });
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    fails = false;
    clock.moveTo(engine.nextDeadline()!);
    await engine.idle();
    expect(tokens).toHaveLength(2);
    states();
    await engine.wake(tokens[0]!);
    await engine.idle();
    expect(states()).toEqual([]);
    await engine.wake(tokens[1]!);
    await engine.idle();
    expect(states()).toEqual(ENDS);
  });
});

describe('starting and continuing', () => {
  it('starts the next generation, ends itself, and a name that is used already is the same success (F23, F27)', async () => {
    for (const isStarted of [false, true]) {
      const next = { kind: 'continue', name: executionName({ ...INPUT, generation: 2 }), generation: 2 };
      const { boot, payloads, database, failures } = engineScene([next]);
      const { engine } = boot();
      if (isStarted) await engine.start({ ...INPUT, generation: 2 });
      await engine.idle();
      if (isStarted) payloads.length = 0;
      await engine.start(INPUT);
      await engine.idle();
      const rows = database.prepare('SELECT name, outcome FROM executions ORDER BY name').all();
      expect(rows.map(({ name }) => name)).toEqual([NAME, next.name]);
      expect(failures).toEqual([]);
      expect(payloads.every(({ participantId }) => participantId === INPUT.participantId)).toBe(true);
    }
  });

  it('gives its functions ids and the time it began, and nothing else (I10)', async () => {
    const { boot, payloads } = engineScene([]);
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    expect(payloads).toEqual([{ ...INPUT, startedAt: TODAY }]);
  });

  it('runs nothing any more once it is stopped', async () => {
    const { boot, states, clock } = engineScene([sleep(100)]);
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    states();
    engine.stop();
    clock.moveTo(plusSeconds(TODAY, 200));
    await engine.idle();
    expect(states()).toEqual([]);
  });
});
