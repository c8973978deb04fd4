import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { type Link, linkKey } from '../../../domain/links/link.ts';
import { decideNext } from '../../../functions/journey/decide-next.ts';
import { sendDue } from '../../../functions/journey/send-due.ts';
import { settleMailEvent } from '../../../functions/settle-mail-event.ts';
import { tokenHash } from '../../../functions/token-hash.ts';
import type { Delivery } from '../../../platform/ports.ts';
import { CLP } from '../../support/builders.ts';
import {
  INVITATION,
  INVITED_AT,
  journeyScene,
  PERSON,
  TOGETHER,
} from '../../support/scenes/journey-scene.ts';

const ALONG = `${PERSON}.month-3.invitation.1`;
const OWN_NAME = 'baseline invitation 1';
const ALONG_NAME = 'month-3 invitation 1';

const scene = (deliver?: () => Promise<Delivery>) =>
  journeyScene({ program: TOGETHER, ...(deliver && { deliver }) });
type Scene = Awaited<ReturnType<typeof scene>>;

const invite = ({ ports, task }: Scene) => sendDue(ports, { ...task(), kind: 'invitation' });

describe('what is due together is one mail', () => {
  it('named by the first, with a section, a deadline and a personal link for the other', async () => {
    const one = await scene();
    await invite(one);
    const [message, ...others] = one.ports.sent;
    expect(others).toEqual([]);
    expect(message!.contactId).toBe(INVITATION);
    expect(message!.subject).toBe('Before your leadership training: a survey of 9 minutes');
    const [, link] =
      /\nAlso waiting for you:\n\nSurvey three months after the training \(9 minutes; open until Monday, July 12, 2027\)\n\nhttps:\S+\/survey\?t=(\S+)\n\nYou receive this/.exec(
        message!.text,
      )!;
    expect((await one.ports.documents.get<Link>(linkKey(tokenHash(link!))))?.doc).toMatchObject({
      touchpoint: 'month-3',
      contactId: ALONG,
      expiresAt: '2027-07-13T04:00:00.000Z',
    });
  });

  it('each has its own entry in the log and the ledger, claimed together and settled by one outcome', async () => {
    const one = await scene();
    await invite(one);
    const sent = { state: 'sent', at: INVITED_AT, messageId: 'm-1' };
    expect(await one.contacts()).toMatchObject({
      [OWN_NAME]: sent,
      [ALONG_NAME]: { ...sent, in: INVITATION },
    });
    expect((await one.contacts())[OWN_NAME]).not.toHaveProperty('in');
    expect((await one.ledger())?.doc).toMatchObject({ state: 'sent', with: [ALONG] });
    expect((await one.ledger(ALONG))?.doc).toMatchObject({ state: 'sent', in: INVITATION });
  });

  it('of unknown fate until an event tells, for both (F1)', async () => {
    const one = await scene(() => Promise.reject(new Error('the function died after the provider accepted')));
    await expect(invite(one)).rejects.toThrow('died');
    one.ports.clock.moveTo('2027-02-18T13:06:00.000Z' as Instant);
    await decideNext(one.ports, one.task());
    const unknown = { state: 'unknown' };
    expect(await one.contacts()).toMatchObject({ [OWN_NAME]: unknown, [ALONG_NAME]: unknown });
    expect(one.measured).toEqual(['UnknownContacts', 'UnknownContacts']);
    await settleMailEvent(one.ports, {
      kind: 'delivered',
      contactId: INVITATION,
      at: INVITED_AT,
      sentAt: INVITED_AT,
      messageId: 'm of the event',
    });
    const sent = { state: 'sent', messageId: 'm of the event' };
    expect(await one.contacts()).toMatchObject({
      [OWN_NAME]: sent,
      [ALONG_NAME]: { ...sent, in: INVITATION },
    });
    expect((await one.ledger(ALONG))?.doc).toMatchObject(sent);
    await invite(one);
    expect(one.ports.sent).toHaveLength(1);
  });

  it('refused for rate, both go back and go together again (F5)', async () => {
    let refusals = 2;
    const one = await scene(async () => {
      refusals -= 1;
      if (refusals < 0) return { kind: 'accepted', messageId: 'at last' };
      return { kind: 'refused', reason: 'Throttling', mayRetry: true };
    });
    for (let tries = 0; tries < 3; tries += 1) {
      const step = await invite(one);
      if (step.kind === 'sleep' && tries < 2) one.ports.clock.moveTo(step.until);
    }
    expect(one.ports.sent).toHaveLength(3);
    const sent = { state: 'sent', messageId: 'at last' };
    expect(await one.contacts()).toMatchObject({ [OWN_NAME]: sent, [ALONG_NAME]: sent });
    expect((await one.ledger(ALONG))?.doc).toMatchObject({ attempts: 3 });
  });

  it('after a restore the ledger is believed about both, and nothing is sent again (F19)', async () => {
    const one = await scene();
    const { doc } = await one.read();
    await invite(one);
    await one.change(() => doc);
    await invite(one);
    expect(one.ports.sent).toHaveLength(1);
    const sent = { state: 'sent', messageId: 'm-1' };
    expect(await one.contacts()).toMatchObject({
      [OWN_NAME]: sent,
      [ALONG_NAME]: { ...sent, in: INVITATION },
    });
  });

  it('after a restore what the ledger has never heard of goes in a mail of its own (F19)', async () => {
    const one = await scene();
    const { doc } = await one.read();
    await invite(one);
    await one.change(() => doc);
    const { key, version } = (await one.ledger(ALONG))!;
    await one.ports.documents.write([{ key, doc: undefined, expectedVersion: version }]);
    one.ports.clock.moveTo('2027-02-19T13:00:00.000Z' as Instant);
    await invite(one);
    expect(one.ports.sent.map(({ contactId }) => contactId)).toEqual([INVITATION, ALONG]);
    expect(await one.contacts()).toMatchObject({
      [OWN_NAME]: { state: 'sent', messageId: 'm-1' },
      [ALONG_NAME]: { state: 'sent', messageId: 'm-2' },
    });
  });

  it('when the mail cannot be written, only the one it is named by is refused, and the other goes (F18)', async () => {
    const mails = { ...CLP.mails, 'baseline-invitation': { subject: 'Hello', body: '{{sessionDay}}' } };
    const one = await journeyScene({ program: { ...TOGETHER, version: 'broken together', mails } });
    for (let tries = 0; tries < 2; tries += 1) await invite(one);
    expect(await one.contacts()).toMatchObject({
      [OWN_NAME]: { state: 'refused' },
      [ALONG_NAME]: { state: 'sent' },
    });
    expect(one.ports.sent.map(({ contactId }) => contactId)).toEqual([ALONG]);
  });

  it('what was held stays on record as such when it has gone', async () => {
    const one = await journeyScene({
      program: {
        ...TOGETHER,
        version: 'one a week',
        program: { ...CLP.program, contactLimit: { perWeek: 1 } },
      },
    });
    await invite(one);
    one.ports.clock.moveTo('2027-02-23T13:00:00.000Z' as Instant);
    await decideNext(one.ports, one.task());
    const until = '2027-02-25T13:00:00.000Z' as Instant;
    const held = { state: 'held', reason: 'contact-limit', until };
    expect((await one.contacts())['baseline reminder 1']).toMatchObject(held);
    one.ports.clock.moveTo(until);
    await sendDue(one.ports, { ...one.task(), kind: 'reminder' });
    expect((await one.contacts())['baseline reminder 1']).toMatchObject({
      state: 'sent',
      at: until,
      heldFor: 'contact-limit',
    });
  });
});
