import { describe, expect, it } from 'vitest';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { type Instant, plusSeconds } from '../../../domain/instant.ts';
import { executionName } from '../../../domain/journey.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import type { Tasks } from '../../../platform/local/engine.ts';
import { localPlatform } from '../../../platform/local/platform.ts';
import { TODAY } from '../../support/ports.ts';

const INPUT = {
  participantId: 'p-0123456789abcdef' as ParticipantId,
  cohortId: 'c-0123456789abcdef' as CohortId,
  generation: 1,
};
const NAME = executionName(INPUT);
const over = { kind: 'over', reason: 'finished' };
const sleep = (seconds: number, afterwards: object = { kind: 'decide' }) => ({
  kind: 'sleep',
  seconds,
  version: 1,
  afterwards,
});

type Sleeper = (payload: { token: string }) => Promise<unknown>;

/** The journey's machine over functions that answer by a script: what each `decide` says in its turn. */
function scene(decisions: object[], given: Partial<Record<'send' | 'sleep', Sleeper>> = {}) {
  const database = openDatabase(':memory:');
  const clock = standingClock(TODAY);
  const tokens: string[] = [];
  const payloads: Record<string, unknown>[] = [];
  const visited: string[] = [];
  const failures: unknown[] = [];
  const tasks: Tasks = {
    decide: async (payload) => {
      payloads.push(payload);
      const next = decisions.shift() ?? over;
      if (next instanceof Error) throw next;
      return next;
    },
    send: async (payload) => given.send?.(payload) ?? over,
    sleep: async (payload: { token: string }) => {
      tokens.push(payload.token);
      await given.sleep?.(payload);
    },
  };
  const boot = () =>
    localPlatform({
      database,
      clock,
      settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
      tasks: () => tasks,
      observe: {
        onState: (_, state) => void visited.push(state),
        onFailure: (_, error) => void failures.push(error),
      },
    });
  return {
    database,
    clock,
    tokens,
    payloads,
    failures,
    boot,
    /** The states entered since the last look. */
    states: () => visited.splice(0),
    outcome: () =>
      database.prepare('SELECT outcome, deadline, token FROM executions WHERE name = ?').get(NAME),
  };
}

const SLEEPS = ['Decide', 'What is next?', 'Sleep until then'];
const ENDS = ['Decide', 'What is next?', 'Journey over'];

describe('an execution that sleeps', () => {
  it('rests as a row with its deadline, and the timer wakes it then and not before (F32)', async () => {
    const { boot, clock, states, tokens, outcome } = scene([sleep(100)]);
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    expect(states()).toEqual(SLEEPS);
    const deadline = plusSeconds(TODAY, 100);
    expect(outcome()).toEqual({ outcome: null, deadline, token: tokens[0] });
    expect(engine.nextDeadline()).toBe(deadline);
    clock.moveTo(plusSeconds(TODAY, 99));
    await engine.idle();
    expect(states()).toEqual([]);
    clock.moveTo(deadline);
    await engine.idle();
    expect(states()).toEqual(['What is next?', ...ENDS]);
    expect(outcome()).toEqual({ outcome: 'succeeded', deadline: null, token: null });
    expect(engine.nextDeadline()).toBeUndefined();
  });

  it('goes where its timer leads, and to "Decide" when it was woken', async () => {
    for (const woken of [false, true]) {
      const { boot, clock, states, tokens } = scene([sleep(100, { kind: 'reminder' })]);
      const { engine } = boot();
      await engine.start(INPUT);
      await engine.idle();
      states();
      if (woken) await engine.wake(tokens[0]!);
      else clock.moveTo(plusSeconds(TODAY, 100));
      await engine.idle();
      const timed = ['What is next?', 'Send reminder', 'What is next?', 'Journey over'];
      expect(states()).toEqual(woken ? ENDS : timed);
    }
  });

  it.each<[string, (wake: () => Promise<void>) => Parameters<typeof scene>[1]]>([
    ['while its token is being stored', (wake) => ({ sleep: wake })],
    [
      'while the engine stores its rest',
      (wake) => ({ sleep: async () => void process.nextTick(() => void Promise.resolve().then(wake)) }),
    ],
  ])('does not lose a wake that comes %s', async (_, given) => {
    const one: ReturnType<typeof scene> = scene(
      [sleep(100)],
      given(async () => engine.wake(one.tokens[0]!)),
    );
    const { engine } = one.boot();
    await engine.start(INPUT);
    await engine.idle();
    expect(one.states()).toEqual([...SLEEPS, ...ENDS]);
    expect(one.outcome()).toMatchObject({ outcome: 'succeeded' });
  });

  it('wakes once for a token that is used twice', async () => {
    const { boot, states, tokens } = scene([sleep(100), sleep(100)]);
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    states();
    await Promise.all([engine.wake(tokens[0]!), engine.wake(tokens[0]!)]);
    await engine.idle();
    await engine.wake(tokens[0]!);
    await engine.idle();
    expect(states()).toEqual(SLEEPS);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(2);
  });

  it.each(['', 'no token', `${NAME}:`, `${NAME}:AAAA`, 'p-ffffffffffffffff-1:AAAA'])(
    'ignores the token %j',
    async (token) => {
      const { boot, states } = scene([sleep(100)]);
      const { engine } = boot();
      await engine.start(INPUT);
      await engine.idle();
      states();
      await engine.wake(token);
      await engine.idle();
      expect(states()).toEqual([]);
    },
  );

  it('ignores its token after its timer, and after its end', async () => {
    const { boot, clock, states, tokens } = scene([sleep(100)]);
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    clock.moveTo(plusSeconds(TODAY, 100));
    await engine.idle();
    states();
    await engine.wake(tokens[0]!);
    await engine.idle();
    expect(states()).toEqual([]);
  });

  it('is continued by a fresh engine over the same database, by its timer and by its token (F65)', async () => {
    for (const woken of [false, true]) {
      const { boot, clock, states, tokens, outcome } = scene([sleep(100)]);
      const first = boot();
      await first.engine.start(INPUT);
      await first.engine.idle();
      first.engine.stop();
      first.commits.abandon();
      states();
      const { engine } = boot();
      await engine.idle();
      expect(states()).toEqual([]);
      if (woken) await engine.wake(tokens[0]!);
      else clock.moveTo(plusSeconds(TODAY, 100));
      await engine.idle();
      expect(states().slice(-3)).toEqual(ENDS);
      expect(outcome()).toMatchObject({ outcome: 'succeeded' });
    }
  });

  it('that died in a function begins that state again in a fresh engine (F65)', async () => {
    let called = () => {};
    const isCalled = new Promise<void>((resolve) => {
      called = resolve;
    });
    const { boot, states, outcome } = scene([sleep(100)], {
      sleep: () => {
        called();
        return new Promise(() => {});
      },
    });
    const first = boot();
    await first.engine.start(INPUT);
    await isCalled;
    first.engine.stop();
    first.commits.abandon();
    states();
    const { engine } = boot();
    await engine.idle();
    expect(states()).toEqual(ENDS);
    expect(outcome()).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('an execution whose function fails', () => {
  const failing = () => new Error('the store is away');

  it('tries again with delays that grow, and goes on as if nothing had been', async () => {
    const { boot, clock, states, outcome, failures } = scene([failing(), failing(), failing()]);
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
    const { boot, clock, states, outcome, failures } = scene(Array.from({ length: 20 }, failing));
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
    const { boot, clock, states, tokens } = scene([sleep(100)], {
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
      const { boot, payloads, database, failures } = scene([next]);
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
    const { boot, payloads } = scene([]);
    const { engine } = boot();
    await engine.start(INPUT);
    await engine.idle();
    expect(payloads).toEqual([{ ...INPUT, startedAt: TODAY }]);
  });

  it('runs nothing any more once it is stopped', async () => {
    const { boot, states, clock } = scene([sleep(100)]);
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
