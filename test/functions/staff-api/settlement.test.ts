import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { MailEvent } from '../../../domain/mails/mail-event.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import type { Delivery } from '../../../platform/ports.ts';
import type { CLP } from '../../support/builders.ts';
import {
  INVITATION,
  INVITED_AT,
  journeyScene,
  PERSON,
  TOGETHER,
} from '../../support/scenes/journey-scene.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const COHORT = '/cohorts/c-0000000000000000';
const NAME = 'baseline invitation 1';
const LATER = '2027-02-18T14:00:00.000Z' as Instant;
/** Of the last day of focus groups, 12 September, in New York. */
const LAST_MINUTE = '2027-09-13T03:59:00.000Z' as Instant;
const NEXT_DAY = '2027-02-19T13:00:00.000Z' as Instant;

const ALONG = `${PERSON}.month-3.invitation.1`;

const event = (kind: 'delivered' | 'rejected', contactId = INVITATION): MailEvent => ({
  contactId,
  kind,
  at: LATER,
  sentAt: '2027-02-18T13:00:02.000Z' as Instant,
  messageId: 'm of an event',
});

/** An invitation whose fate nobody knows, by the provider's silence or by a crash, and the staff API beside it. */
async function scene(given: { crash?: boolean; program?: typeof CLP; afterwards?: Delivery[] } = {}) {
  const answers = [...(given.afterwards ?? [])];
  let calls = 0;
  const one = await journeyScene({
    ...(given.program && { program: given.program }),
    async deliver() {
      calls += 1;
      if (calls > 1) return answers.shift() ?? { kind: 'accepted', messageId: `m-${calls}` };
      if (given.crash) throw new Error('died after the call');
      return { kind: 'unknown', reason: 'timeout' };
    },
  });
  const invite = () => sendDue(one.ports, { ...one.task(), kind: 'invitation' });
  await invite().catch(() => {});
  one.ports.clock.moveTo(LATER);
  await decideNext(one.ports, one.task());
  const { call } = staffWorld(one.ports);
  return {
    ...one,
    invite,
    call,
    settle: (as: string, id = INVITATION, cohort = COHORT) =>
      call('POST', `${cohort}/participants/${PERSON}/contacts/${id}/settlement`, { body: { as } }),
  };
}

describe('settling a contact of unknown fate', () => {
  it.each([false, true])('is sent, by the word of a person, in log and ledger (crash: %s)', async (crash) => {
    const one = await scene({ crash });
    expect((await one.settle('sent')).status).toBe(200);
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'sent', at: INVITED_AT, assumed: true });
    const { timeline } = (await one.call('GET', `${COHORT}/participants/${PERSON}`)).json;
    expect(timeline[0]).toMatchObject({ kind: 'invitation', state: 'sent', assumed: true });
    expect((await one.ledger())?.doc).toMatchObject({ state: 'sent', at: INVITED_AT });
    expect(await one.invite()).toMatchObject({ kind: 'sleep' });
    await settleMailEvent(one.ports, event('delivered'));
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'sent' });
    expect(one.ports.sent).toHaveLength(1);
  });

  it.each([false, true])(
    'is claimed once more and no more, on the next day with mail (crash: %s, I1)',
    async (crash) => {
      const one = await scene({ crash });
      expect((await one.settle('send-again')).status).toBe(200);
      expect((await one.contacts())[NAME]).toMatchObject({ state: 'again', attempts: 1 });
      await one.invite();
      await Promise.allSettled([one.invite(), one.invite(), one.invite()]);
      expect((await one.contacts())[NAME]).toMatchObject({ state: 'sent', messageId: 'm-2' });
      expect(await one.ledger()).toMatchObject({ version: 4, doc: { state: 'sent', attempts: 2 } });
      expect(one.ports.sent.map(({ contactId }) => contactId)).toEqual([INVITATION, INVITATION]);
    },
  );

  it('of unknown fate again, it can be settled again', async () => {
    const one = await scene({ afterwards: [{ kind: 'unknown', reason: 'reset' }] });
    await one.settle('send-again');
    await one.invite();
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'unknown', reason: 'reset' });
    expect((await one.settle('send-again')).status).toBe(200);
    one.ports.clock.moveTo(NEXT_DAY);
    await one.invite();
    expect(await one.ledger()).toMatchObject({ version: 6, doc: { state: 'sent', attempts: 3 } });
  });

  it('twice at once is asked for once', async () => {
    const one = await scene();
    const answers = await Promise.all([one.settle('send-again'), one.settle('send-again')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await one.invite();
    await one.invite();
    expect(one.ports.sent).toHaveLength(2);
  });

  it('an event before it: there is nothing to settle', async () => {
    const one = await scene();
    await settleMailEvent(one.ports, event('delivered'));
    expect(await one.settle('send-again')).toMatchObject({
      status: 409,
      json: { type: '/problems/not-unknown', state: 'sent' },
    });
  });

  it.each([false, true])(
    'an event after it and before the claim: nothing is sent (crash: %s)',
    async (crash) => {
      const one = await scene({ crash });
      await one.settle('send-again');
      await settleMailEvent(one.ports, event('delivered'));
      expect((await one.contacts())[NAME]).toMatchObject({ state: 'sent', messageId: 'm of an event' });
      expect((await one.ledger())?.doc).toMatchObject({ state: 'sent' });
      await one.invite();
      expect(one.ports.sent).toHaveLength(1);
    },
  );

  it('an event while the second try waits after a refusal for rate: it is not tried again', async () => {
    const one = await scene({ afterwards: [{ kind: 'refused', reason: 'rate', mayRetry: true }] });
    await one.settle('send-again');
    await one.invite();
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'refused', attempts: 2 });
    await settleMailEvent(one.ports, event('delivered'));
    one.ports.clock.moveTo(NEXT_DAY);
    await one.invite();
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'sent' });
    expect(one.ports.sent).toHaveLength(2);
  });

  it('an answer of the first call that comes during the second says nothing about that', async () => {
    let calls = 0;
    const one = await journeyScene({
      async deliver() {
        calls += 1;
        if (calls === 2) return { kind: 'unknown', reason: 'reset' };
        one.ports.clock.moveTo(LATER);
        await decideNext(one.ports, one.task());
        const path = `${COHORT}/participants/${PERSON}/contacts/${INVITATION}/settlement`;
        await staffWorld(one.ports).call('POST', path, { body: { as: 'send-again' } });
        await sendDue(one.ports, { ...one.task(), kind: 'invitation' });
        return { kind: 'accepted', messageId: 'late' };
      },
    });
    await sendDue(one.ports, { ...one.task(), kind: 'invitation' });
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'unknown', reason: 'reset' });
    expect(await one.ledger()).toMatchObject({ version: 4, doc: { state: 'unknown', attempts: 2 } });
  });

  it('an answer that comes after one of its mail was sent again settles what is still its own', async () => {
    let calls = 0;
    const one = await journeyScene({
      program: TOGETHER,
      async deliver() {
        calls += 1;
        if (calls === 2) return { kind: 'unknown', reason: 'reset' };
        one.ports.clock.moveTo(LATER);
        await decideNext(one.ports, one.task());
        const path = `${COHORT}/participants/${PERSON}/contacts/${INVITATION}/settlement`;
        await staffWorld(one.ports).call('POST', path, { body: { as: 'send-again' } });
        one.ports.clock.moveTo(NEXT_DAY);
        await sendDue(one.ports, { ...one.task(), kind: 'invitation' });
        return { kind: 'accepted', messageId: 'late' };
      },
    });
    await sendDue(one.ports, { ...one.task(), kind: 'invitation' });
    expect(await one.contacts()).toMatchObject({
      [NAME]: { state: 'unknown', reason: 'reset' },
      'month-3 invitation 1': { state: 'sent', messageId: 'late' },
    });
    expect((await one.ledger(ALONG))?.doc).toMatchObject({ state: 'sent', messageId: 'late' });
  });

  it('an event about the first mail says nothing about what was sent again in another', async () => {
    const one = await scene({ program: TOGETHER, afterwards: [{ kind: 'unknown', reason: 'reset' }] });
    await one.settle('send-again', ALONG);
    one.ports.clock.moveTo(NEXT_DAY);
    await one.invite();
    await settleMailEvent(one.ports, event('rejected'));
    expect(await one.contacts()).toMatchObject({
      [NAME]: { state: 'refused' },
      'month-3 invitation 1': { state: 'unknown', reason: 'reset' },
    });
    expect((await one.ledger(ALONG))?.doc).toMatchObject({ state: 'unknown', reason: 'reset' });
  });

  it('an event after the second was sent changes nothing', async () => {
    const one = await scene();
    await one.settle('send-again');
    await one.invite();
    const stored = one.ports.everything();
    await settleMailEvent(one.ports, event('delivered'));
    expect(one.ports.everything()).toBe(stored);
  });

  it('of a mail that brought others, all are taken to be sent', async () => {
    const one = await scene({ program: TOGETHER });
    await one.settle('sent', ALONG);
    expect(await one.contacts()).toMatchObject({
      [NAME]: { state: 'sent', assumed: true },
      'month-3 invitation 1': { state: 'sent', assumed: true },
    });
    expect((await one.ledger())?.doc).toMatchObject({ state: 'sent' });
    expect((await one.ledger(ALONG))?.doc).toMatchObject({ state: 'sent' });
  });

  it('of a mail that brought others, exactly one is sent again, in a mail of its own', async () => {
    const one = await scene({ program: TOGETHER });
    await one.settle('send-again', ALONG);
    one.ports.clock.moveTo(NEXT_DAY);
    await one.invite();
    expect(one.ports.sent.map(({ contactId }) => contactId)).toEqual([INVITATION, ALONG]);
    const contacts = await one.contacts();
    expect(contacts[NAME]).toMatchObject({ state: 'unknown' });
    expect(contacts['month-3 invitation 1']).toMatchObject({ state: 'sent' });
    expect(contacts['month-3 invitation 1']).not.toHaveProperty('in');
    await settleMailEvent(one.ports, event('delivered'));
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'sent', messageId: 'm of an event' });
    expect((await one.contacts())['month-3 invitation 1']).toMatchObject({ messageId: 'm-2' });
  });

  it('an event about the mail that brought it settles one that waits to be sent again', async () => {
    const one = await scene({ program: TOGETHER });
    await one.settle('send-again', ALONG);
    await settleMailEvent(one.ports, event('delivered'));
    one.ports.clock.moveTo(NEXT_DAY);
    await one.invite();
    expect(one.ports.sent).toHaveLength(1);
    expect((await one.ledger(ALONG))?.doc).toMatchObject({ state: 'sent' });
  });

  it.each([
    [
      'after its window',
      (one: Scene) => one.ports.clock.moveTo('2027-03-12T13:00:00.000Z' as Instant),
      'closed',
    ],
    [
      'once the answers are in',
      (one: Scene) =>
        one.change((person) => ({
          ...person,
          touchpoints: { baseline: { kind: 'done', at: LATER, how: 'answered' } },
        })),
      'completed',
    ],
    [
      'once mail is stopped',
      (one: Scene) => one.change((person) => ({ ...person, mail: { kind: 'stopped', at: LATER } })),
      'stopped',
    ],
  ] as const)('is not sent again %s', async (_, happens, reason) => {
    const one = await scene();
    await happens(one);
    const before = one.ports.everything();
    expect(await one.settle('send-again')).toMatchObject({
      status: 409,
      json: { type: '/problems/not-wanted', reason },
    });
    expect(one.ports.everything()).toBe(before);
    expect((await one.settle('sent')).status).toBe(200);
  });

  it('chosen to be sent again and then answered, it is skipped', async () => {
    const one = await scene();
    await one.settle('send-again');
    await one.change((person) => ({
      ...person,
      touchpoints: { baseline: { kind: 'done', at: LATER, how: 'answered' } },
    }));
    await decideNext(one.ports, one.task());
    expect((await one.contacts())[NAME]).toMatchObject({ state: 'skipped', reason: 'completed' });
  });

  it('refuses what is not there, another cohort, and someone who withdrew', async () => {
    const one = await scene();
    expect((await one.settle('sent', `${PERSON}.baseline.reminder.1`)).status).toBe(404);
    expect((await one.settle('sent', INVITATION, '/cohorts/c-zzzzzzzzzzzzzzzz')).status).toBe(404);
    expect((await one.settle('twice')).status).toBe(422);
    await one.change((person) => ({ ...person, status: { kind: 'withdrawn', at: LATER } }));
    expect(await one.settle('send-again')).toMatchObject({
      status: 409,
      json: { type: '/problems/withdrawn' },
    });
  });
});

type Scene = Awaited<ReturnType<typeof scene>>;

describe('what needs a person', () => {
  it('lists unknown and refused contacts, addresses, declined times and missing sessions', async () => {
    const one = await scene();
    const refused = { touchpoint: 'focus-group', kind: 'invitation', number: 1, plannedAt: LATER } as const;
    await one.change((person) => ({
      ...person,
      mail: { kind: 'undeliverable', at: LATER, reason: 'the address bounced' },
      touchpoints: { ...person.touchpoints, 'focus-group': { kind: 'open', at: LATER } },
      contacts: [...person.contacts, { ...refused, state: 'refused', at: LATER, reason: 'no', attempts: 1 }],
    }));
    const kinds = async () =>
      (await one.call('GET', `${COHORT}/attention`)).json.items.map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toEqual(['undeliverable', 'unknown-contact', 'refused-contact']);
    one.ports.clock.moveTo('2027-05-20T13:00:00.000Z' as Instant);
    await one.change((person) => ({
      ...person,
      mail: { kind: 'welcome' },
      touchpoints: { 'focus-group': { kind: 'declined', at: LATER, why: 'none-of-these-times' } },
    }));
    expect(await kinds()).toEqual(['no-sessions', 'no-time-suits', 'unknown-contact']);
    // The progress of the cohort counts the same things.
    expect((await one.call('GET', `${COHORT}/progress`)).json.needs).toMatchObject({
      unknownContacts: 1,
      refusedContacts: 0,
      undeliverable: 0,
      noTimeSuits: 1,
      noSessions: 1,
    });
    await one.change((person) => ({ ...person, status: { kind: 'withdrawn', at: LATER } }));
    expect(await kinds()).toEqual(['no-sessions']);
    expect((await one.call('GET', '/cohorts/c-zzzzzzzzzzzzzzzz/attention')).status).toBe(404);
  });

  it('wants another time for a session until none can be booked any more', async () => {
    const one = await scene();
    await one.change((person) => ({
      ...person,
      contacts: [],
      touchpoints: { 'focus-group': { kind: 'declined', at: LATER, why: 'none-of-these-times' } },
    }));
    const kinds = async () =>
      (await one.call('GET', `${COHORT}/attention`)).json.items.map(({ kind }: { kind: string }) => kind);
    const count = async () => (await one.call('GET', `${COHORT}/progress`)).json.needs.noTimeSuits;
    one.ports.clock.moveTo(LAST_MINUTE);
    expect([await kinds(), await count()]).toEqual([['no-sessions', 'no-time-suits'], 1]);
    one.ports.clock.moveTo(plusSeconds(LAST_MINUTE, 60));
    expect([await kinds(), await count()]).toEqual([[], 0]);
  });
});
