import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import type { Delivery } from '../../../platform/ports.ts';
import { INVITED_AT, journeyScene } from '../../support/scenes/journey-scene.ts';

type Scene = Awaited<ReturnType<typeof journeyScene>>;

const invite = ({ ports, task }: Scene) => sendDue(ports, { ...task(), kind: 'invitation' });
const LATER = '2027-02-18T13:10:00.000Z' as Instant;

describe('after the records were restored to an earlier time, and the ledger was not (F19)', () => {
  /** The record as it was before the invitation, with the ledger as it is. */
  async function restored(deliver?: () => Promise<Delivery>) {
    const scene = await journeyScene(deliver && { deliver });
    const { doc } = await scene.read();
    await invite(scene).catch(() => {});
    await scene.change(() => doc);
    scene.ports.clock.moveTo(LATER);
    expect((await scene.read()).doc.contacts).toEqual([]);
    return scene;
  }

  it('nothing is sent again, and the log says what the ledger knows', async () => {
    const scene = await restored();
    await invite(scene);
    expect(scene.ports.sent).toHaveLength(1);
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({
      state: 'sent',
      at: INVITED_AT,
      messageId: 'm-1',
    });
  });

  it.each<[string, string, () => Promise<Delivery>]>([
    ['unknown', 'unknown', async () => ({ kind: 'unknown', reason: 'timeout' })],
    ['refused for good', 'refused', async () => ({ kind: 'refused', reason: 'no', mayRetry: false })],
    ['claimed, and never heard of', 'unknown', () => Promise.reject(new Error('died'))],
  ])('a contact that was %s stays so', async (_, state, deliver) => {
    const scene = await restored(deliver);
    await invite(scene);
    await decideNext(scene.ports, scene.task());
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({ state });
    expect(scene.ports.sent).toHaveLength(1);
  });

  it('a contact that waited for its retry is still sent, once', async () => {
    let refusals = 2;
    const scene = await restored(async () => {
      refusals -= 1;
      if (refusals < 0) return { kind: 'accepted', messageId: 'at last' };
      return { kind: 'refused', reason: 'Throttling', mayRetry: true };
    });
    for (let tries = 0; tries < 4; tries += 1) {
      const step = await invite(scene);
      if (step.kind === 'sleep' && step.afterwards.kind === 'invitation')
        scene.ports.clock.moveTo(step.until);
    }
    expect((await scene.contacts())['baseline invitation 1']).toMatchObject({ messageId: 'at last' });
    expect(scene.ports.sent).toHaveLength(3);
  });
});
