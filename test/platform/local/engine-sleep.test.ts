import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { TODAY } from '../../support/ports.ts';
import { ENDS, engineScene, INPUT, NAME, SLEEPS, sleep } from '../../support/scenes/engine-scene.ts';

describe('an execution that sleeps', () => {
  it('rests as a row with its deadline, and the timer wakes it then and not before (F32)', async () => {
    const { boot, clock, states, tokens, outcome } = engineScene([sleep(100)]);
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
      const { boot, clock, states, tokens } = engineScene([sleep(100, { kind: 'reminder' })]);
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

  it.each<[string, (wake: () => Promise<void>) => Parameters<typeof engineScene>[1]]>([
    ['while its token is being stored', (wake) => ({ sleep: wake })],
    [
      'while the engine stores its rest',
      (wake) => ({ sleep: async () => void process.nextTick(() => void Promise.resolve().then(wake)) }),
    ],
  ])('does not lose a wake that comes %s', async (_, given) => {
    const one: ReturnType<typeof engineScene> = engineScene(
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
    const { boot, states, tokens } = engineScene([sleep(100), sleep(100)]);
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
      const { boot, states } = engineScene([sleep(100)]);
      const { engine } = boot();
      await engine.start(INPUT);
      await engine.idle();
      states();
      await engine.wake(token);
      await engine.idle();
      expect(states()).toEqual([]);
    },
  );

  it('is not woken from its second sleep by the token of its first, not even while it falls asleep', async () => {
    const one: ReturnType<typeof engineScene> = engineScene([sleep(100), sleep(100)], {
      sleep: async () => engine.wake(one.tokens.length === 2 ? one.tokens[0]! : 'none'),
    });
    const { engine } = one.boot();
    await engine.start(INPUT);
    await engine.idle();
    await engine.wake(one.tokens[0]!);
    await engine.idle();
    expect(one.states()).toEqual([...SLEEPS, ...SLEEPS]);
  });

  it('ignores its token after its timer, and after its end', async () => {
    const { boot, clock, states, tokens } = engineScene([sleep(100)]);
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
      const { boot, clock, states, tokens, outcome } = engineScene([sleep(100)]);
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
    const { boot, states, outcome } = engineScene([sleep(100)], {
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
