import { describe, expect, it } from 'vitest';
import type { Contact } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { MailEvent } from '../../domain/mails/mail-event.ts';
import { testMailId } from '../../domain/mails/test-mail.ts';
import { corrected } from '../../domain/participants/enrollment.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { resumeMail } from '../../domain/participants/year-settings.ts';
import { decideNext } from '../../functions/journey/decide-next.ts';
import { sendDue } from '../../functions/journey/send-due.ts';
import { settleMailEvent } from '../../functions/settle-mail-event.ts';
import {
  INVITATION,
  INVITED_AT,
  journeyScene,
  PERSON,
  rightBefore,
} from '../support/scenes/journey-scene.ts';

const at = (time: string) => `2027-02-${time}.000Z` as Instant;
const SENT_AT = at('18T13:00:02');
const ADDRESS = 'ada.okafor@hospital.example';

const about = (time: string, contactId = INVITATION) => ({
  contactId,
  at: at(time),
  sentAt: SENT_AT,
  messageId: `m of ${contactId}`,
});
const delivered: MailEvent = { ...about('18T13:00:05'), kind: 'delivered' };
const softBounce: MailEvent = {
  ...about('18T13:00:06'),
  kind: 'bounced',
  isPermanent: false,
  address: ADDRESS,
};
const hardBounce: MailEvent = {
  ...about('18T13:01:00'),
  kind: 'bounced',
  isPermanent: true,
  address: ADDRESS,
};
const complained: MailEvent = {
  ...about('19T08:41:00'),
  kind: 'complained',
  address: 'ada.okafor@hospital.example',
};
const rejected: MailEvent = { ...about('18T13:00:02'), kind: 'rejected' };

const REMINDER = `${PERSON}.baseline.reminder.1`;
const later: MailEvent = {
  ...about('23T13:00:07', REMINDER),
  kind: 'bounced',
  isPermanent: true,
  address: ADDRESS,
};

const contact = (state: 'sending' | 'unknown', kind: 'invitation' | 'reminder' = 'invitation'): Contact => {
  const name = { touchpoint: 'baseline', kind, number: 1, plannedAt: INVITED_AT, at: INVITED_AT };
  return state === 'unknown' ? { ...name, state, reason: 'timeout' } : { ...name, state };
};

/** Two mails of unknown fate: what they become is told by events alone. */
async function scene(given: Parameters<typeof journeyScene>[0] = {}) {
  const contacts = [contact('unknown'), contact('unknown', 'reminder')];
  const one = await journeyScene({ ...given, person: { contacts, ...given.person } });
  const entry = { cohortId: 'c-0000000000000000', state: 'unknown', at: INVITED_AT, attempts: 1 };
  await one.ports.documents.write(
    [INVITATION, REMINDER].map((contactId) => ({
      key: `ledger#${contactId}`,
      doc: { contactId, ...entry },
      expectedVersion: 0,
    })),
  );
  return one;
}

const orders = <T>(list: readonly T[]): T[][] =>
  list.length === 0
    ? [[]]
    : list.flatMap((one, index) => orders(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));

describe('settling mail events', () => {
  it.each([
    ['a complaint among them', [delivered, softBounce, hardBounce, complained, later], 'stopped'],
    ['no complaint', [delivered, softBounce, hardBounce, later, { ...delivered }], 'undeliverable'],
  ])(
    'ends in the same record in all 120 orders, each event coming twice: %s (F8)',
    async (_, events, mail) => {
      const ends = new Set<string>();
      for (const order of orders(events as MailEvent[])) {
        const { ports, read, ledger } = await scene();
        // The second of each comes when the next has been there already.
        const twice = order.flatMap((event, index) => (index === 0 ? [event] : [event, order[index - 1]!]));
        for (const event of [...twice, order.at(-1)!]) await settleMailEvent(ports, event);
        const { dueAt: _due, ...row } = (await read()).doc;
        ends.add(JSON.stringify([row, (await ledger())?.doc, (await ledger(REMINDER))?.doc]));
      }
      expect([...ends]).toHaveLength(1);
      const [row, ...ledger] = JSON.parse([...ends][0]!) as [Participant, ...object[]];
      expect(row.mail).toMatchObject({ kind: mail });
      expect(row.contacts).toMatchObject([
        { kind: 'invitation', state: 'sent', at: SENT_AT },
        { kind: 'reminder', state: 'sent', at: SENT_AT },
      ]);
      expect(ledger).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    },
  );

  it('a mail of unknown fate was sent after all, and the provider is not called again (F1)', async () => {
    const { ports, task, contacts, ledger } = await journeyScene({
      deliver: () => Promise.reject(new Error('the function died after the provider accepted')),
    });
    await expect(sendDue(ports, { ...task(), kind: 'invitation' })).rejects.toThrow('died');
    ports.clock.moveTo(at('18T13:06:00'));
    await decideNext(ports, task());
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'unknown' });
    await settleMailEvent(ports, delivered);
    const sent = { state: 'sent', at: SENT_AT, messageId: delivered.messageId };
    expect((await contacts())['baseline invitation 1']).toMatchObject(sent);
    expect((await ledger())?.doc).toMatchObject(sent);
    expect((await ledger())?.doc).not.toHaveProperty('reason');
    expect(await sendDue(ports, { ...task(), kind: 'invitation' })).toMatchObject({ kind: 'sleep' });
    expect(ports.sent).toHaveLength(1);
  });

  it('an event that is faster than the answer of the provider stands', async () => {
    const { ports, task, contacts, ledger } = await journeyScene({
      deliver: async () => {
        await settleMailEvent(ports, delivered);
        return { kind: 'unknown', reason: 'timeout' };
      },
    });
    await sendDue(ports, { ...task(), kind: 'invitation' });
    const sent = { state: 'sent', messageId: delivered.messageId };
    expect((await contacts())['baseline invitation 1']).toMatchObject(sent);
    expect((await ledger())?.doc).toMatchObject(sent);
  });

  it('a complaint stops mail, and wakes the journey to say so', async () => {
    const { ports, read, task, journey } = await scene({ now: at('23T13:00:00') });
    const { version } = await journey();
    const doc = { participantId: PERSON, generation: 1, token: 'asleep' };
    await ports.documents.write([{ key: `journey#${PERSON}`, doc, expectedVersion: version }]);
    await settleMailEvent(ports, complained);
    expect((await read()).doc.mail).toEqual({ kind: 'stopped', at: complained.at });
    expect(ports.woken).toEqual(['asleep']);
    expect(await decideNext(ports, task())).toMatchObject({ kind: 'sleep' });
    expect(ports.sent).toEqual([]);
  });

  it("a complaint after the person's own stop keeps the time of the first", async () => {
    const { ports, read } = await scene({ person: { mail: { kind: 'stopped', at: at('18T15:00:00') } } });
    await settleMailEvent(ports, complained);
    await settleMailEvent(ports, hardBounce);
    const bounced = { at: hardBounce.at, reason: 'the address bounced' };
    expect((await read()).doc.mail).toEqual({ kind: 'stopped', at: at('18T15:00:00'), bounced });
  });

  it('a bounce after the person’s own stop is known when they let mail come again, until the address is corrected', async () => {
    const { ports, read } = await scene({ person: { mail: { kind: 'stopped', at: at('18T15:00:00') } } });
    await settleMailEvent(ports, hardBounce);
    const { doc } = await read();
    expect(() => resumeMail(doc)).toThrow('came back');
    const elsewhere = corrected(doc, { email: 'b@hospital.example' as typeof doc.email });
    expect(elsewhere.mail).toEqual({ kind: 'stopped', at: at('18T15:00:00') });
    expect(resumeMail(elsewhere).mail).toEqual({ kind: 'welcome' });
  });

  it('a bounce that is not for good changes no more than the fate of the message', async () => {
    const { ports, read } = await scene();
    await settleMailEvent(ports, softBounce);
    expect((await read()).doc).toMatchObject({
      mail: { kind: 'welcome' },
      contacts: [{ state: 'sent' }, {}],
    });
  });

  it('a late bounce of the old address does not stop mail to the corrected one (F8, F16)', async () => {
    const { ports, read } = await scene({ person: { email: 'a.okafor@hospital.example' } });
    await settleMailEvent(ports, hardBounce);
    expect((await read()).doc.mail).toEqual({ kind: 'welcome' });
    await settleMailEvent(ports, { ...hardBounce, address: 'A.Okafor@hospital.example' });
    expect((await read()).doc.mail).toMatchObject({ kind: 'undeliverable' });
  });

  it('a late complaint of whoever has the old address does not stop mail to the corrected one (F8, F16)', async () => {
    const { ports, read } = await scene({ person: { email: 'a.okafor@hospital.example' } });
    await settleMailEvent(ports, complained);
    expect((await read()).doc).toMatchObject({
      mail: { kind: 'welcome' },
      contacts: [{ state: 'sent' }, {}],
    });
    await settleMailEvent(ports, { ...complained, address: 'A.Okafor@hospital.example' });
    expect((await read()).doc.mail).toEqual({ kind: 'stopped', at: complained.at });
  });

  it('a message that was rejected was not sent', async () => {
    const { ports, contacts, ledger } = await scene();
    await settleMailEvent(ports, rejected);
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'refused' });
    expect((await ledger())?.doc).toMatchObject({ state: 'refused', reason: 'rejected by the provider' });
  });

  it.each([
    'p-ffffffffffffffff.baseline.invitation.1',
    `${PERSON}.baseline.invitation.9`,
    `${PERSON}.baseline.invitation`,
    'someone-else',
    '',
  ])('an event about %j is counted and not an error (F8)', async (contactId) => {
    const { ports, measured } = await scene();
    const stored = ports.everything();
    expect(await settleMailEvent(ports, { ...hardBounce, contactId })).toBe(false);
    expect(measured).toEqual(['StrayMailEvents']);
    expect(ports.everything()).toBe(stored);
  });

  it('an event about a test mail is nothing to count: it is on no record', async () => {
    const { ports, measured } = await scene();
    const stored = ports.everything();
    const contactId = testMailId('baseline', 'invitation', 1);
    expect(await settleMailEvent(ports, { ...hardBounce, contactId })).toBe(true);
    expect(measured).toEqual([]);
    expect(ports.everything()).toBe(stored);
  });

  it('an event about what only the ledger knows, after a restore, is kept there (F19)', async () => {
    const { ports, ledger, measured } = await scene({ person: { contacts: [] } });
    expect(await settleMailEvent(ports, delivered)).toBe(true);
    expect((await ledger())?.doc).toMatchObject({ state: 'sent', messageId: delivered.messageId });
    expect(measured).toEqual([]);
  });

  it('an event about what only the log knows, where the ledger was lost, is kept there', async () => {
    const { ports, contacts, ledger, measured } = await scene();
    const { key, version } = (await ledger())!;
    await ports.documents.write([{ key, doc: undefined, expectedVersion: version }]);
    expect(await settleMailEvent(ports, delivered)).toBe(true);
    expect((await contacts())['baseline invitation 1']).toMatchObject({ state: 'sent' });
    expect(measured).toEqual([]);
  });

  it('an event that says nothing new writes nothing and wakes nobody', async () => {
    const { ports } = await scene();
    await settleMailEvent(ports, delivered);
    const stored = ports.everything();
    expect(await settleMailEvent(ports, delivered)).toBe(true);
    expect(ports.everything()).toBe(stored);
  });

  it('two at once are both kept (F41)', async () => {
    const { ports, read } = await scene();
    await Promise.all([settleMailEvent(ports, delivered), settleMailEvent(ports, complained)]);
    expect((await read()).doc).toMatchObject({
      mail: { kind: 'stopped' },
      contacts: [{ state: 'sent' }, {}],
    });
  });

  it('keeps what someone else writes meanwhile', async () => {
    const one = await scene({
      wrap: rightBefore(
        (keys) =>
          keys.includes(`ledger#${INVITATION}`) &&
          keys.length === 2 &&
          keys.some((key) => key.startsWith('participant#')),
        () => one.change((person) => ({ ...person, name: 'Dr. New' })),
      ),
    });
    await settleMailEvent(one.ports, delivered);
    expect((await one.read()).doc).toMatchObject({ name: 'Dr. New', contacts: [{ state: 'sent' }, {}] });
  });
});
