import { describe, expect, it } from 'vitest';
import { VersionConflict } from '../../domain/errors.ts';
import { type Journey, journeyKey } from '../../domain/journeys/journey.ts';
import { type FocusGroup, focusGroupKey } from '../../domain/sessions/focus-group.ts';
import { putFocusGroup } from '../../functions/records.ts';
import { settleFocusGroup } from '../../functions/settle-focus-group.ts';
import type { Put } from '../../platform/ports.ts';
import { type BookingScene, bookingScene } from '../support/scenes/booking-scene.ts';

const SEAT = '/api/seat';

/** Everybody's journey sleeps, with a token that says whose it is. */
async function asleep({ ports, ids }: BookingScene): Promise<void> {
  for (const [who, id] of ids.entries()) {
    const { doc, version } = (await ports.documents.get<Journey>(journeyKey(id)))!;
    const put = { key: journeyKey(id), doc: { ...doc, token: `of ${who}` }, expectedVersion: version };
    await ports.documents.write([put]);
  }
  ports.woken.length = 0;
}

describe('bringing a session up to date', () => {
  it('wakes everybody whom a change concerns, so that they hear of it at once', async () => {
    const scene = await bookingScene({ people: 3, sessions: [{ capacity: 3 }] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(2, 'POST', SEAT, 0);
    await asleep(scene);
    await scene.change({ place: 'Room 9' });
    expect(scene.ports.woken.sort()).toEqual(['of 0', 'of 2']);
  });

  it('wakes whoever is offered a seat that an offer, when it lapsed, has freed', async () => {
    const scene = await bookingScene({ people: 3, sessions: [{ capacity: 1 }] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', '/api/waiting', 0);
    await scene.call(2, 'POST', '/api/waiting', 0);
    await scene.call(0, 'DELETE', SEAT);
    await asleep(scene);
    const [offer] = (await scene.group()).offers ?? [];
    scene.ports.clock.moveTo(offer!.until);
    await settleFocusGroup(scene.ports, scene.groupIds[0]!);
    expect(scene.ports.woken).toContain('of 2');
    expect((await scene.group()).offers).toMatchObject([{ participantId: scene.ids[2] }]);
  });

  it.each([
    [
      'gives up after so many conflicts, and leaves it to the sweep',
      (key: string) => new VersionConflict([key]),
      25,
    ],
    ['does not ask a store again that does not answer', () => new Error('no answer'), 1],
  ])('%s (I14)', async (_, refusal, tries) => {
    const { ports, groupIds } = await bookingScene();
    const { doc, version } = (await ports.documents.get<FocusGroup>(focusGroupKey(groupIds[0]!)))!;
    await ports.documents.write([putFocusGroup({ ...doc, dueAt: ports.clock.now() }, version)]);
    let refused = 0;
    const documents = {
      ...ports.documents,
      async write(puts: readonly Put[]) {
        refused += 1;
        // Whoever never gives up would keep this worker to itself.
        if (refused > 250) await new Promise(() => {});
        throw refusal(puts[0]!.key);
      },
    };
    await expect(settleFocusGroup({ ...ports, documents }, groupIds[0]!)).rejects.toThrow(
      refusal(focusGroupKey(groupIds[0]!)).message,
    );
    expect(refused).toBe(tries);
  });
});
