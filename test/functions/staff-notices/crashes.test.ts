import { beforeAll, describe, expect, it } from 'vitest';
import type { Documents, Ports } from '../../../platform/ports.ts';
import { Crash } from '../../simulator/faults.ts';
import { type NoticeScene, noticeScene, TUESDAY } from '../../support/scenes/notice-scene.ts';

type How = 'before' | 'after';

/** The ports of a machine that dies at one call, counted from 0; nothing it does after that happens. */
function mortal({ documents, mail, ...others }: Ports, call: number, how: How) {
  const counted = { calls: 0 };
  const through = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const number = counted.calls;
    counted.calls += 1;
    if (number > call || (number === call && how === 'before')) throw new Crash('dead');
    const result = await work();
    if (number === call) throw new Crash('dead');
    return result;
  };
  const ports: Ports = {
    ...others,
    documents: {
      get: <Doc>(key: string) => through(() => documents.get<Doc>(key)),
      list: <Doc>(...of: Parameters<Documents['list']>) => through(() => documents.list<Doc>(...of)),
      due: <Doc>(...of: Parameters<Documents['due']>) => through(() => documents.due<Doc>(...of)),
      write: (puts) => through(() => documents.write(puts)),
    },
    mail: { send: (message) => through(() => mail.send(message)) },
  };
  return { ports, counted };
}

async function news(): Promise<NoticeScene> {
  const scene = await noticeScene({ people: 2 });
  await scene.bounce(0);
  await scene.bounce(1);
  return scene;
}

/** What two days of rounds come to: mails accepted by day, the ledger, and whether all has been told. */
async function ending(scene: NoticeScene) {
  await scene.roundAt('2027-03-01T13:30:00.000Z');
  await scene.roundAt('2027-03-01T18:00:00.000Z');
  await scene.roundAt(TUESDAY);
  await scene.roundAt('2027-03-02T18:00:00.000Z');
  const { doc } = await scene.notices();
  const accepted = (day: string) =>
    scene.sent.filter(({ contactId }) => contactId === scene.dayOf(day)).length;
  return {
    monday: accepted('2027-03-01'),
    tuesday: accepted('2027-03-02'),
    alarms: scene.measured.length,
    told: doc.told.length,
    dueAt: doc.dueAt,
  };
}

const CALM = { monday: 1, tuesday: 0, alarms: 0, told: 2, dueAt: '2027-03-03T13:00:00.000Z' };

// The functions report each crash on purpose.
beforeAll(() => {
  console.error = () => {};
});

describe('a machine that dies at any call of a port while staff are told (F1, F2, F65)', () => {
  it('sends no mail twice, and what a lost one told is told by the next day’s', async () => {
    const calm = await news();
    const { ports, counted } = mortal(calm.ports, Number.POSITIVE_INFINITY, 'before');
    await calm.round(ports);
    expect(await ending(calm)).toEqual(CALM);
    expect(counted.calls).toBeGreaterThan(8);
    const parked: string[] = [];
    for (let call = 0; call < counted.calls; call += 1) {
      for (const how of ['before', 'after'] as const) {
        const scene = await news();
        await scene.round(mortal(scene.ports, call, how).ports).catch(() => {});
        const end = await ending(scene);
        if (end.alarms === 0) expect({ call, how, ...end }).toEqual({ call, how, ...CALM });
        else {
          parked.push(`${call} ${how}`);
          // Nobody can say whether Monday's left; it is not sent again.
          expect(end).toEqual({ ...CALM, monday: expect.toBeOneOf([0, 1]), tuesday: 1, alarms: 1 });
          expect((await scene.ledger())!.doc).toMatchObject({ state: 'sending', attempts: 1 });
        }
      }
    }
    // After the claim and before the outcome is written: at the claim's reply, the call, and the reading after it.
    expect(parked.length).toBeGreaterThan(2);
    expect(parked.length).toBeLessThan(8);
  });

  it('or runs twice at once at any call: the claim is one', async () => {
    const calm = await news();
    const { ports, counted } = mortal(calm.ports, Number.POSITIVE_INFINITY, 'before');
    await calm.round(ports);
    for (let call = 0; call < counted.calls; call += 1) {
      const scene = await news();
      let calls = 0;
      const meanwhile = async () => {
        calls += 1;
        if (calls - 1 === call) await scene.round();
      };
      const { documents, mail } = scene.ports;
      await scene.round({
        ...scene.ports,
        documents: {
          get: async <Doc>(key: string) => {
            await meanwhile();
            return documents.get<Doc>(key);
          },
          list: async <Doc>(...of: Parameters<Documents['list']>) => {
            await meanwhile();
            return documents.list<Doc>(...of);
          },
          due: async <Doc>(...of: Parameters<Documents['due']>) => {
            await meanwhile();
            return documents.due<Doc>(...of);
          },
          write: async (puts) => {
            await meanwhile();
            return documents.write(puts);
          },
        },
        mail: {
          send: async (message) => {
            await meanwhile();
            return mail.send(message);
          },
        },
      });
      expect({ call, ...(await ending(scene)) }).toEqual({ call, ...CALM });
    }
  });
});
