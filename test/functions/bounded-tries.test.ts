import { describe, expect, it } from 'vitest';
import { VersionConflict } from '../../domain/errors.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { decideNext } from '../../functions/journey/decide-next.ts';
import { sendDue } from '../../functions/journey/send-due.ts';
import { sleepUntilWoken } from '../../functions/journey/sleep-until-woken.ts';
import { startNextGeneration } from '../../functions/journey/start-next-generation.ts';
import { isSuperseded } from '../../functions/journey/task.ts';
import { settleMailEvent } from '../../functions/settle-mail-event.ts';
import type { Put } from '../../platform/ports.ts';
import { INVITATION, INVITED_AT, journeyScene } from '../support/scenes/journey-scene.ts';

type Refusal = (puts: readonly Put[]) => Error;

/** Somebody else is always faster. */
const CONFLICT: Refusal = (puts) => new VersionConflict(puts.map(({ key }) => key));
const OUTAGE: Refusal = () => new Error('The store does not answer.');

/** A person whose invitation is due, and a store that refuses every write from some moment on. */
async function refusedFrom(moment: 'now' | 'the mail', refusal: Refusal) {
  let isRefusing = false;
  let refused = 0;
  const scene = await journeyScene({
    wrap: (documents) => ({
      ...documents,
      async write(puts) {
        if (!isRefusing) return documents.write(puts);
        refused += 1;
        // Whoever never gives up would keep this worker to itself.
        if (refused > 50) await new Promise(() => {});
        throw refusal(puts);
      },
    }),
    deliver: async () => {
      isRefusing = moment === 'the mail';
      return { kind: 'unknown', reason: 'timeout' };
    },
  });
  const send = () => sendDue(scene.ports, { ...scene.task(), kind: 'invitation' });
  const refuse = () => {
    isRefusing = true;
  };
  return { ...scene, send, refuse, refused: () => refused };
}

type Refused = Awaited<ReturnType<typeof refusedFrom>>;

const LOOPS: [string, (scene: Refused) => Promise<unknown>][] = [
  ['deciding', ({ ports, task }) => decideNext(ports, task())],
  ['claiming what is due', ({ send }) => send()],
  ['taking over', ({ ports, task }) => isSuperseded(ports.documents, task(2))],
  [
    'storing the token of a sleep',
    ({ ports, task }) => sleepUntilWoken(ports, { ...task(), version: 1, token: 'token' }),
  ],
];

const delivered = { contactId: INVITATION, at: INVITED_AT, sentAt: INVITED_AT, messageId: 'm-1' };

/** An event about a mail of unknown fate, whose settling is refused. */
async function settling(refusal: Refusal) {
  const scene = await refusedFrom('now', refusal);
  await scene.send();
  scene.refuse();
  const settled = settleMailEvent(scene.ports, { ...delivered, kind: 'delivered' });
  return { scene, settled };
}

describe('whoever reads again after a conflict (I14)', () => {
  it.each(LOOPS)('%s: gives up after five in a row, and leaves it to the machine', async (_, run) => {
    const scene = await refusedFrom('now', CONFLICT);
    scene.refuse();
    await expect(run(scene)).rejects.toThrow(VersionConflict);
    expect(scene.refused()).toBe(5);
  });

  it.each(LOOPS)('%s: does not ask a store again that does not answer', async (_, run) => {
    const scene = await refusedFrom('now', OUTAGE);
    scene.refuse();
    await expect(run(scene)).rejects.toThrow('does not answer');
    expect(scene.refused()).toBe(1);
  });

  it('settling an event: the same', async () => {
    const conflict = await settling(CONFLICT);
    await expect(conflict.settled).rejects.toThrow(VersionConflict);
    expect(conflict.scene.refused()).toBe(5);
    const outage = await settling(OUTAGE);
    await expect(outage.settled).rejects.toThrow('does not answer');
    expect(outage.scene.refused()).toBe(1);
  });

  it('recording an outcome: the same, and the mail is not sent a second time (I1)', async () => {
    const conflict = await refusedFrom('the mail', CONFLICT);
    await conflict.send();
    expect(conflict.refused()).toBe(5);
    const outage = await refusedFrom('the mail', OUTAGE);
    await expect(outage.send()).rejects.toThrow('does not answer');
    expect(outage.refused()).toBe(1);
    for (const { ports, contacts } of [conflict, outage]) {
      expect(ports.sent).toHaveLength(1);
      expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'sending' });
    }
  });

  it('starting a journey again: whoever was faster has started it, but a store that does not answer has nobody', async () => {
    const person = async ({ read }: Refused): Promise<Participant> => (await read()).doc;
    const conflict = await refusedFrom('now', CONFLICT);
    conflict.refuse();
    expect(await startNextGeneration(conflict.ports, await person(conflict))).toBe(false);
    const outage = await refusedFrom('now', OUTAGE);
    outage.refuse();
    await expect(startNextGeneration(outage.ports, await person(outage))).rejects.toThrow('does not answer');
    expect([...conflict.ports.started, ...outage.ports.started]).toEqual([]);
  });
});
