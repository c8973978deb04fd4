import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { journeyKey } from '../../../domain/journeys/journey.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sleepUntilWoken } from '../../../functions/journey/sleep-until-woken.ts';
import { wakeJourney } from '../../../functions/journey/wake-journey.ts';
import { INVITED_AT, journeyScene, PERSON, rightBefore } from '../../support/scenes/journey-scene.ts';

type Scene = Awaited<ReturnType<typeof journeyScene>>;

const sleep = (scene: Scene, version: number, generation = 1, token = 'the token') =>
  sleepUntilWoken(scene.ports, { ...scene.task(generation), version, token });
const version = async (scene: Scene) => (await scene.read()).version;
const renamed = (scene: Scene) => scene.change((person) => ({ ...person, name: 'Dr. New' }));
/** The scene writes the journey with the rest; alone it is written with the token. */
const isToken = (keys: string[]) => keys.length === 1 && keys[0] === journeyKey(PERSON);

describe('sleeping', () => {
  it('stores the token, and sleeps on while the record is the version that decided', async () => {
    const scene = await journeyScene();
    await sleep(scene, await version(scene));
    expect((await scene.journey()).doc).toEqual({
      participantId: PERSON,
      generation: 1,
      token: 'the token',
      sleeps: 1,
    });
    expect(scene.ports.woken).toEqual([]);
    await wakeJourney(scene.ports, PERSON);
    expect(scene.ports.woken).toEqual(['the token']);
  });

  it('is the last of an execution after five hundred, however young: a history has 25,000 events (F24)', async () => {
    const scene = await journeyScene({ now: plusSeconds(INVITED_AT, -3600) });
    const decided = async (generation: number) =>
      (await decideNext(scene.ports, scene.task(generation))).kind;
    for (let times = 0; times < 500; times += 1) {
      expect(await decided(1)).toBe('sleep');
      await sleep(scene, await version(scene));
    }
    expect(await decideNext(scene.ports, scene.task(1))).toEqual({
      kind: 'continue',
      name: `${PERSON}-2`,
      generation: 2,
    });
    expect(await decided(2)).toBe('sleep');
    await sleep(scene, await version(scene), 2);
    expect(await decided(2)).toBe('sleep');
  });

  it('wakes itself at once when the record changed between deciding and sleeping', async () => {
    const scene = await journeyScene();
    const decided = await version(scene);
    await renamed(scene);
    await sleep(scene, decided);
    expect(scene.ports.woken).toEqual(['the token']);
  });

  it('is woken by a change at the very moment its token is stored: whoever is second sees the other', async () => {
    const early: Scene = await journeyScene({ wrap: rightBefore(isToken, () => change(early)) });
    await sleep(early, await version(early));
    expect(early.ports.woken).toEqual(['the token']);

    const late = await journeyScene();
    await sleep(late, await version(late));
    await change(late);
    expect(late.ports.woken).toEqual(['the token']);
  });

  it('leaves the token of a newer generation alone, and wakes itself to end (F31)', async () => {
    const scene = await journeyScene();
    await decideNext(scene.ports, scene.task(2));
    await sleep(scene, await version(scene), 2, 'token of the second');
    await sleep(scene, await version(scene), 1, 'token of the first');
    expect((await scene.journey()).doc).toMatchObject({ generation: 2, token: 'token of the second' });
    expect(scene.ports.woken).toEqual(['token of the first']);
    expect(await decideNext(scene.ports, scene.task(1))).toEqual({ kind: 'over', reason: 'superseded' });
  });

  it('leaves it alone also when the newer generation begins while the token is being stored', async () => {
    const scene: Scene = await journeyScene({
      wrap: rightBefore(isToken, async () => void (await decideNext(scene.ports, scene.task(2)))),
    });
    await sleep(scene, await version(scene), 1, 'token of the first');
    expect((await scene.journey()).doc).toEqual({ participantId: PERSON, generation: 2 });
    expect(scene.ports.woken).toEqual(['token of the first']);
  });

  it('repeated with a new token, keeps the newer', async () => {
    const scene = await journeyScene();
    await sleep(scene, await version(scene), 1, 'lost with its reply');
    await sleep(scene, await version(scene), 1, 'the one that counts');
    expect((await scene.journey()).doc.token).toBe('the one that counts');
  });

  it('a change whose wake fails stands all the same', async () => {
    const scene = await journeyScene();
    await sleep(scene, await version(scene));
    const journeys = { ...scene.ports.journeys, wake: () => Promise.reject(new Error('unreachable')) };
    await expect(wakeJourney({ ...scene.ports, journeys }, PERSON)).resolves.toBeUndefined();
    await expect(wakeJourney(scene.ports, 'p-ffffffffffffffff')).resolves.toBeUndefined();
  });
});

/** As every writer does it: first the record, then the token that is there. */
async function change(scene: Scene): Promise<void> {
  await renamed(scene);
  await wakeJourney(scene.ports, PERSON);
}
