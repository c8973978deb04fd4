import { beforeAll, describe, expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import { Crash } from '../../simulator/faults.ts';
import { type BookingScene, bookingScene } from '../../support/scenes/booking-scene.ts';

type Deed = (scene: BookingScene) => Promise<{ status: number }>;
type How = 'before' | 'after';

/**
 * Does something with a machine that dies at one call of a port, counted from 0, before or after that call had its
 * effect; nothing it does after that happens. Answers with the status and the number of calls there were.
 */
async function dyingAt(scene: BookingScene, deed: Deed, call: number, how: How) {
  const { documents, journeys } = scene.ports;
  const alive = { documents: { ...documents }, wake: journeys.wake };
  let calls = 0;
  const mortal =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const number = calls;
      calls += 1;
      if (number > call || (number === call && how === 'before')) throw new Crash('dead');
      const result = await work(...given);
      if (number === call) throw new Crash('dead');
      return result;
    };
  documents.get = mortal(alive.documents.get) as typeof documents.get;
  documents.list = mortal(alive.documents.list) as typeof documents.list;
  documents.write = mortal(alive.documents.write);
  journeys.wake = mortal(alive.wake);
  const { status } = await deed(scene);
  Object.assign(documents, alive.documents);
  journeys.wake = alive.wake;
  return { status, calls };
}

/** What everybody ends with, once the sweep has come and every journey has been asked. */
async function ending(scene: BookingScene): Promise<object> {
  scene.ports.clock.moveTo(plusSeconds(scene.ports.clock.now(), 301));
  await scene.sweep();
  for (const [who] of scene.ids.entries()) await scene.journey(who);
  const groups = await Promise.all(scene.groupIds.map((_, which) => scene.group(which)));
  const inOrder = (list: readonly { participantId: ParticipantId }[] = []) =>
    list.map(({ participantId }) => scene.ids.indexOf(participantId));
  return {
    mails: scene.mails().sort(),
    seats: groups.map(({ seats }) => inOrder(seats)),
    offers: groups.map(({ offers }) => inOrder(offers)),
    waiting: groups.map(({ waiting }) => inOrder(waiting)),
    due: groups.filter(({ dueAt }) => dueAt && dueAt <= scene.ports.clock.now()),
    faults: scene.faults,
  };
}

/** Two with seats in the first session, both confirmed, one who waits for it, and room in the second. */
async function busy(): Promise<BookingScene> {
  const scene = await bookingScene({ people: 3, sessions: [{ capacity: 2 }, { capacity: 2 }] });
  for (const who of [0, 1]) await scene.call(who, 'POST', '/api/seat', 0);
  await scene.call(2, 'POST', '/api/waiting', 0);
  for (const [who] of scene.ids.entries()) await scene.journey(who);
  return scene;
}

// The functions report each crash on purpose.
beforeAll(() => {
  console.error = () => {};
});

describe('a machine that dies at any call of a port', () => {
  it.each<[string, Deed]>([
    ['a session is cancelled (F58)', (scene) => scene.cancelSession()],
    ['a session is at another time', (scene) => scene.change({ startsAt: '2027-08-12T14:00' })],
    ['there is one more seat', (scene) => scene.change({ capacity: 3 })],
    ['a seat is given back and offered (F57)', (scene) => scene.call(0, 'DELETE', '/api/seat')],
    ['a seat is moved', (scene) => scene.call(0, 'PUT', '/api/seat', 1)],
    ['somebody declines', (scene) => scene.decline(1, 'none-of-these-times')],
  ])('while %s: repeated and swept, it ends as it would have', async (_, deed) => {
    const calm = await busy();
    const { calls, status } = await dyingAt(calm, deed, Number.POSITIVE_INFINITY, 'before');
    expect(status).toBe(200);
    expect(calls).toBeGreaterThan(6);
    const expected = await ending(calm);
    for (let call = 0; call < calls; call += 1) {
      for (const how of ['before', 'after'] as const) {
        const scene = await busy();
        const first = await dyingAt(scene, deed, call, how);
        // Whoever got an error tries again, as people and browsers do.
        if (first.status !== 200) expect((await deed(scene)).status).toBe(200);
        expect({ call, how, ...(await ending(scene)) }).toEqual({ call, how, ...expected });
      }
    }
  });
});
