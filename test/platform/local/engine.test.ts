import { expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import type { CohortId, ParticipantId } from '../../../domain/id.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { compileDefinition } from '../../../platform/local/definition.ts';
import { localPlatform } from '../../../platform/local/platform.ts';
import { journeyWorkflow, namedDefinition } from '../../../workflows/catalogue.ts';
import { journeysContract } from '../../contracts/journeys.ts';
import { TODAY } from '../../support/ports.ts';

journeysContract('The local engine', async () => {
  const database = openDatabase(':memory:');
  const settings = { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' };
  // Functions that never answer: an execution that was started stays as it was started.
  const forever = () => new Promise<never>(() => {});
  const platform = localPlatform({
    database,
    clock: standingClock(TODAY),
    settings,
    tasks: () => ({ decide: forever, send: forever, sleep: forever }),
  });
  return {
    journeys: platform.engine,
    async executions() {
      const rows = database.prepare('SELECT name, input FROM executions ORDER BY rowid').all();
      return rows.map(({ name, input }) => ({ name: String(name), input: JSON.parse(String(input)) }));
    },
  };
});

it('refuses a machine with a state it does not know, before anything runs', () => {
  const definition = JSON.parse(namedDefinition(journeyWorkflow));
  definition.States['Wait a while'] = { Type: 'Wait', Seconds: 1, Next: 'Decide' };
  expect(() => compileDefinition(JSON.stringify(definition))).toThrow(/Wait a while/);
});

it('leaves an execution where it stood while the disk takes nothing, and goes on afterwards (F67)', async () => {
  const database = openDatabase(':memory:');
  const failed = Promise.withResolvers<void>();
  let decisions = 0;
  const { engine } = localPlatform({
    database,
    clock: standingClock(TODAY),
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: () => ({
      async decide() {
        decisions += 1;
        if (decisions === 1) database.exec('PRAGMA query_only = 1');
        return { kind: 'over', reason: 'finished' };
      },
    }),
    observe: { onFailure: () => failed.resolve() },
  });
  await engine.start({
    participantId: 'p-0123456789abcdef' as ParticipantId,
    cohortId: 'c-0123456789abcdef' as CohortId,
    generation: 1,
  });
  await failed.promise;
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  // Not again and again: that is for the pacemaker's next look.
  expect(decisions).toBe(1);
  database.exec('PRAGMA query_only = 0');
  await engine.idle();
  expect(decisions).toBe(2);
  expect(database.prepare('SELECT outcome FROM executions').all()).toMatchObject([{ outcome: 'succeeded' }]);
});

it('comes to rest when it is stopped while the disk takes nothing: nobody waits for ever (F67)', async () => {
  const database = openDatabase(':memory:');
  const decided = Promise.withResolvers<object>();
  const began = Promise.withResolvers<void>();
  const { engine, executions } = localPlatform({
    database,
    clock: standingClock(TODAY),
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: () => ({
      decide: () => {
        began.resolve();
        return decided.promise;
      },
    }),
  });
  await engine.start({
    participantId: 'p-0123456789abcdef' as ParticipantId,
    cohortId: 'c-0123456789abcdef' as CohortId,
    generation: 1,
  });
  await began.promise;
  engine.stop();
  const idle = engine.idle();
  database.exec('PRAGMA query_only = 1');
  decided.resolve({ kind: 'over', reason: 'finished' });
  await idle;
  // For the next start.
  expect(executions.count()).toBe(1);
});

it('comes to rest when it is stopped: what runs ends, and nothing new begins', async () => {
  const database = openDatabase(':memory:');
  const deciding = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  let decisions = 0;
  const { engine } = localPlatform({
    database,
    clock: standingClock(TODAY),
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: () => ({
      async decide() {
        decisions += 1;
        deciding.resolve();
        await mayEnd.promise;
        return { kind: 'over', reason: 'finished' };
      },
    }),
  });
  const start = (generation: number) =>
    engine.start({
      participantId: 'p-0123456789abcdef' as ParticipantId,
      cohortId: 'c-0123456789abcdef' as CohortId,
      generation,
    });
  await start(1);
  await deciding.promise;
  engine.stop();
  await start(2);
  const idle = engine.idle();
  mayEnd.resolve();
  await idle;
  expect(decisions).toBe(1);
  const outcomes = database.prepare('SELECT outcome FROM executions ORDER BY name').all();
  expect(outcomes).toMatchObject([{ outcome: 'succeeded' }, { outcome: null }]);
});

/** So many executions whose sleep ends at the same second, and the functions they then wait for. */
async function manyDue(count: number) {
  const database = openDatabase(':memory:');
  const clock = standingClock(TODAY);
  const entered: string[] = [];
  const answers: (() => void)[] = [];
  let mostAtOnce = 0;
  const { engine, executions } = localPlatform({
    database,
    clock,
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: () => ({
      decide: async () => ({ kind: 'sleep', seconds: 60, version: 1, afterwards: { kind: 'invitation' } }),
      sleep: async () => {},
      send: () =>
        new Promise((resolve) => {
          answers.push(() => resolve({ kind: 'over', reason: 'finished' }));
          mostAtOnce = Math.max(mostAtOnce, answers.length);
        }),
    }),
    observe: {
      onState: ({ name }, state) => void (state === 'Send invitation' && entered.push(name)),
    },
  });
  const ids = Array.from({ length: count }, (_, who) => `p-${String(who).padStart(16, '0')}`);
  for (const participantId of ids as ParticipantId[]) {
    await engine.start({ participantId, cohortId: 'c-0123456789abcdef' as CohortId, generation: 1 });
  }
  await engine.idle();
  clock.moveTo(plusSeconds(TODAY, 60));
  return { engine, executions, ids, entered, answers, mostAtOnce: () => mostAtOnce };
}

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

it('ends all timers that are due before the first of their functions has answered, and calls few at once (I14)', async () => {
  const { engine, ids, entered, answers, mostAtOnce } = await manyDue(1200);
  const idle = engine.idle();
  while (entered.length < ids.length) await turnOfTheLoop();
  expect(entered).toEqual(ids.map((id) => `${id}-1`));
  let answered = 0;
  while (answered < ids.length) {
    for (const answer of answers.splice(0)) {
      answer();
      answered += 1;
    }
    await turnOfTheLoop();
  }
  await idle;
  expect(mostAtOnce()).toBeGreaterThan(100);
  expect(mostAtOnce()).toBeLessThanOrEqual(512);
});

it('leaves those that wait for their turn as they stand when it is stopped', async () => {
  const { engine, executions, ids, entered, answers } = await manyDue(600);
  const idle = engine.idle();
  while (entered.length < ids.length) await turnOfTheLoop();
  const called = answers.length;
  engine.stop();
  for (const answer of answers.splice(0)) answer();
  await idle;
  expect(executions.count()).toBe(ids.length - called);
  expect(executions.due(plusSeconds(TODAY, 60), 1)).toMatchObject([{ state: 'Sleep until then' }]);
});
