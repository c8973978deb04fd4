import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { MailEvent } from '../../../domain/mails/mail-event.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import { MONDAY, type NoticeScene, noticeScene, TUESDAY } from '../../support/scenes/notice-scene.ts';

const LATER = '2027-03-01T13:20:00.000Z' as Instant;
const ADDRESS = 'pat@leadership.example';

const eventsOf = (scene: NoticeScene) => {
  const about = {
    contactId: scene.dayOf('2027-03-01'),
    at: LATER,
    sentAt: MONDAY,
    messageId: 'm of an event',
  };
  return {
    delivered: { ...about, kind: 'delivered' },
    hard: { ...about, kind: 'bounced', isPermanent: true, address: ADDRESS },
    soft: { ...about, kind: 'bounced', isPermanent: false, address: ADDRESS },
    complained: { ...about, kind: 'complained', address: ADDRESS },
    rejected: { ...about, kind: 'rejected' },
  } as const satisfies Record<string, MailEvent>;
};

async function told(answer: 'accepted' | 'unknown' = 'accepted'): Promise<NoticeScene> {
  const scene = await noticeScene();
  await scene.bounce();
  if (answer === 'unknown') scene.answering(async () => ({ kind: 'unknown', reason: 'timeout' }));
  await scene.round();
  return scene;
}

const attention = async (scene: NoticeScene): Promise<string[]> =>
  (await scene.world.call('GET', `${scene.cohort}/attention`)).json.items.map(
    ({ kind }: { kind: string }) => kind,
  );

describe('an event about a notice', () => {
  it('that it was delivered settles one of unknown fate, and what it told has been told (F8)', async () => {
    const scene = await told('unknown');
    for (let times = 0; times < 2; times += 1) {
      expect(await settleMailEvent(scene.ports, eventsOf(scene).delivered)).toBe(true);
    }
    expect((await scene.ledger())!).toMatchObject({
      version: 3,
      doc: { state: 'sent', messageId: 'm of an event' },
    });
    expect((await scene.notices()).doc).toMatchObject({
      told: [expect.any(String)],
      mail: { state: 'sent' },
    });
    expect(scene.measured).toEqual(['UnknownContacts']);
    await scene.roundAt(TUESDAY);
    expect((await scene.notices()).doc.mail!.day).toBe('2027-03-01');
  });

  it('that its address is no more ends notices, keeps the news, and is shown as what needs a person', async () => {
    const scene = await told();
    const { hard } = eventsOf(scene);
    for (let times = 0; times < 2; times += 1) expect(await settleMailEvent(scene.ports, hard)).toBe(true);
    const { doc, version } = await scene.notices();
    expect(doc).toMatchObject({ told: [], returned: { address: ADDRESS, at: LATER } });
    await settleMailEvent(scene.ports, hard);
    expect((await scene.notices()).version).toBe(version);
    await scene.roundAt(TUESDAY);
    expect(scene.sent).toHaveLength(1);
    expect(await attention(scene)).toEqual(['notices-returned', 'undeliverable']);
  });

  it('that it came back once has it told again the next day', async () => {
    const scene = await told();
    await settleMailEvent(scene.ports, eventsOf(scene).soft);
    await scene.roundAt(TUESDAY);
    expect(scene.sent).toHaveLength(2);
    expect(await attention(scene)).toEqual(['undeliverable']);
  });

  it('that it is not wanted ends them', async () => {
    const scene = await told();
    await settleMailEvent(scene.ports, eventsOf(scene).complained);
    expect((await scene.notices()).doc).toMatchObject({
      told: [expect.any(String)],
      returned: { at: LATER },
    });
  });

  it('in any order ends in the same records (F8)', async () => {
    const names = ['delivered', 'hard', 'complained'] as const;
    const orders = names.flatMap((a) =>
      names.flatMap((b) => names.map((c) => [a, b, c] as const)).filter((order) => new Set(order).size === 3),
    );
    const ends = new Set<string>();
    for (const order of orders) {
      const scene = await told('unknown');
      for (const name of order) await settleMailEvent(scene.ports, eventsOf(scene)[name]);
      ends.add(JSON.stringify([(await scene.notices()).doc, (await scene.ledger())!.doc]));
    }
    expect(ends.size).toBe(1);
  });

  it('that it was never sent has it told again; one about no notice of ours is counted', async () => {
    const scene = await told('unknown');
    expect(await settleMailEvent(scene.ports, eventsOf(scene).rejected)).toBe(true);
    expect((await scene.ledger())!.doc).toMatchObject({ state: 'refused' });
    scene.answering(async () => ({ kind: 'accepted', messageId: 'm' }));
    await scene.roundAt(TUESDAY);
    expect((await scene.notices()).doc).toMatchObject({ mail: { day: '2027-03-02', state: 'sent' } });
    const { delivered } = eventsOf(scene);
    for (const contactId of [scene.dayOf('2027-01-01'), 'c-zzzzzzzzzzzzzzzz.staff.notice.2027-03-01']) {
      expect(await settleMailEvent(scene.ports, { ...delivered, contactId })).toBe(false);
    }
    expect(scene.measured.filter((metric) => metric === 'StrayMailEvents')).toHaveLength(2);
  });
});
