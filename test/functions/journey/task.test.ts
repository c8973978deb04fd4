import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { NotFound, VersionConflict } from '../../../domain/errors.ts';
import { journeyKey } from '../../../domain/journeys/journey.ts';
import { isSuperseded, stepOf } from '../../../functions/journey/task.ts';
import { INVITED_AT, journeyScene, PERSON, rightBefore } from '../../support/scenes/journey-scene.ts';

const DAY_S = 86_400;
const isJourney = (keys: string[]) => keys.length === 1 && keys[0] === journeyKey(PERSON);

describe('fencing (F31)', () => {
  it('lets the generation that is recorded go on, without writing', async () => {
    const { ports, task } = await journeyScene();
    const stored = ports.everything();
    expect(await isSuperseded(ports.documents, task(1))).toBe(false);
    expect(ports.everything()).toBe(stored);
  });

  it('records a newer generation at its first call, without the token of the older', async () => {
    const { ports, task, journey } = await journeyScene();
    const doc = { participantId: PERSON, generation: 1, token: 'of the first' };
    await ports.documents.write([{ key: journeyKey(PERSON), doc, expectedVersion: 1 }]);
    expect(await isSuperseded(ports.documents, task(2))).toBe(false);
    expect((await journey()).doc).toEqual({ participantId: PERSON, generation: 2 });
    expect(await isSuperseded(ports.documents, task(2))).toBe(false);
    expect(await isSuperseded(ports.documents, task(1))).toBe(true);
  });

  it('of two that begin at once, the newer goes on whoever writes first', async () => {
    const scene: Awaited<ReturnType<typeof journeyScene>> = await journeyScene({
      wrap: rightBefore(isJourney, async () => {
        await isSuperseded(scene.ports.documents, scene.task(3));
      }),
    });
    expect(await isSuperseded(scene.ports.documents, scene.task(2))).toBe(true);
    expect((await scene.journey()).doc.generation).toBe(3);
  });

  it('gives up after a few conflicts, and the machine tries again (I14)', async () => {
    let writes = 0;
    const { ports, task } = await journeyScene({
      wrap: (documents) => ({
        ...documents,
        async write(puts) {
          if (!isJourney(puts.map(({ key }) => key))) return documents.write(puts);
          writes += 1;
          throw new VersionConflict([journeyKey(PERSON)]);
        },
      }),
    });
    await expect(isSuperseded(ports.documents, task(2))).rejects.toThrow(VersionConflict);
    expect(writes).toBe(5);
  });

  it('knows no journey of nobody', async () => {
    const { ports, task } = await journeyScene();
    const nobody = { ...task(), participantId: 'p-ffffffffffffffff' as typeof PERSON };
    await expect(isSuperseded(ports.documents, nobody)).rejects.toThrow(NotFound);
  });
});

describe('the pace of an execution (F23)', () => {
  const sleepUntil = (days: number) =>
    ({
      kind: 'sleep',
      until: plusSeconds(INVITED_AT, days * DAY_S),
      reason: 'month-3: opens',
      afterwards: 'invitation',
    }) as const;
  const RENEWED = { kind: 'continue', name: `${PERSON}-2`, generation: 2 };

  it.each([
    ['sleeps through what ends within its 89 days', 0, 89, 89, { kind: 'invitation' }],
    ['that has just begun sleeps until its 89th day, and then hands on', 0, 90, 89, RENEWED],
    ['that has just begun sleeps no longer than that', 0, 300, 89, RENEWED],
  ])('one that %s', async (_, age, days, slept, afterwards) => {
    const { task } = await journeyScene();
    const now = plusSeconds(INVITED_AT, age * DAY_S);
    expect(stepOf(sleepUntil(days), task(), 7, now)).toEqual({
      kind: 'sleep',
      until: plusSeconds(INVITED_AT, slept * DAY_S),
      reason: 'month-3: opens',
      seconds: (slept - age) * DAY_S,
      version: 7,
      afterwards,
    });
  });

  it('one that is a day old hands a long sleep to the next generation at once', async () => {
    const { task } = await journeyScene();
    const now = plusSeconds(INVITED_AT, DAY_S);
    expect(stepOf(sleepUntil(90), task(), 7, now)).toEqual(RENEWED);
    expect(stepOf(sleepUntil(89), task(), 7, now)).toMatchObject({ kind: 'sleep', seconds: 88 * DAY_S });
  });

  it('reads the time it began in the form that Step Functions gives it', async () => {
    const { task } = await journeyScene();
    const startedAt = '2027-02-18T13:00:00Z';
    expect(stepOf(sleepUntil(300), task(1, startedAt), 7, INVITED_AT)).toMatchObject({
      until: plusSeconds(INVITED_AT, 89 * DAY_S),
    });
  });

  it('a sleep is never shorter than the second that a timeout needs', async () => {
    const { task } = await journeyScene();
    const now = plusSeconds(INVITED_AT, 2) as Instant;
    expect(stepOf({ ...sleepUntil(0) }, task(), 7, now)).toMatchObject({ seconds: 1 });
  });
});
