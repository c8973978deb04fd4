import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MailEvent } from '../../../domain/mails/mail-event.ts';
import { eachMailEvent } from '../../../functions/middleware/aws-mail-events.ts';
import { sesEvent } from '../../support/outside/ses-event.ts';

const batch = (...bodies: string[]) => ({
  Records: bodies.map((body, index) => ({ messageId: `record-${index}`, body })),
});

describe('a batch of mail events', () => {
  let log: string[];
  beforeEach(() => {
    log = [];
    vi.spyOn(console, 'error').mockImplementation((line) => void log.push(JSON.stringify(line)));
  });
  afterEach(() => vi.restoreAllMocks());

  it('is settled one after the other, in order', async () => {
    const settled: MailEvent['kind'][] = [];
    const bodies = [sesEvent('Delivery'), sesEvent('Send'), sesEvent('Complaint')].map((one) =>
      JSON.stringify(one),
    );
    const result = await eachMailEvent(batch(...bodies), async ({ kind }) => void settled.push(kind));
    expect(settled).toEqual(['delivered', 'complained']);
    expect(result).toEqual({ batchItemFailures: [] });
    expect(log).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['no event', '{"eventType":"Delivery"}'],
    ['empty', ''],
  ])('lets a record that is %s fail alone, and settles the others (F8)', async (_, malformed) => {
    const settled: MailEvent['kind'][] = [];
    const delivery = JSON.stringify(sesEvent('Delivery'));
    const result = await eachMailEvent(
      batch(delivery, malformed, delivery),
      async ({ kind }) => void settled.push(kind),
    );
    expect(settled).toEqual(['delivered', 'delivered']);
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'record-1' }] });
    expect(log).toHaveLength(1);
    expect(log[0]).toContain('record-1');
  });

  it('brings an event again that could not be stored, and keeps the person out of the log (I10)', async () => {
    const body = JSON.stringify(sesEvent('Bounce'));
    const result = await eachMailEvent(batch(body, body), async ({ kind }) => {
      throw new Error(`The store did not take ${kind} of ada.okafor@hospital.example`);
    });
    expect(result.batchItemFailures).toHaveLength(2);
    expect(log.join()).not.toContain('ada.okafor');
  });

  it.each([
    ['Bounce', { bounceType: 'Transient', bounceSubType: 'ContentRejected' }, ['ContentRejected']],
    ['Bounce', { bounceType: 'Undetermined', bounceSubType: 'Undetermined' }, ['Undetermined']],
    ['Bounce', { bounceType: 'Permanent', bounceSubType: 'General' }, []],
    ['Reject', {}, ['Reject']],
    ['Rendering Failure', {}, ['Rendering Failure']],
    ['Delivery', {}, []],
  ] as const)(
    'says in the log whose mail SES has given up and why, as it stays sent on its record: %s %o',
    async (eventType, bounce, reasons) => {
      const counted: unknown[] = [];
      vi.spyOn(console, 'warn').mockImplementation((line) => void counted.push(line));
      const body = JSON.stringify(sesEvent(eventType, eventType === 'Bounce' ? { bounce } : {}));
      await eachMailEvent(batch(body), async () => {});
      const contact = 'p-0000000000000000.baseline.invitation.1';
      expect(counted).toEqual(reasons.map((reason) => ({ metric: 'UndeliveredMails', contact, reason })));
    },
  );

  it('says nothing of a note that somebody is out of office: no report of a failure comes with it', async () => {
    const counted: unknown[] = [];
    vi.spyOn(console, 'warn').mockImplementation((line) => void counted.push(line));
    const bouncedRecipients = [{ emailAddress: 'ada.okafor@hospital.example' }];
    const away = sesEvent('Bounce', { bounce: { bounceType: 'Transient', bouncedRecipients } });
    await eachMailEvent(batch(JSON.stringify(away)), async () => {});
    expect(counted).toEqual([]);
  });

  it('lets pass what SES says once when the topic is connected', async () => {
    const text = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(await eachMailEvent(batch(text), () => Promise.reject(new Error('not for us')))).toEqual({
      batchItemFailures: [],
    });
    expect(log).toEqual([]);
  });
});
