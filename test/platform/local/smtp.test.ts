import { afterEach, describe, expect, it } from 'vitest';
import { smtpMail } from '../../../platform/local/smtp.ts';
import { mailContract } from '../../contracts/mail.ts';
import { aMessage } from '../../support/message.ts';
import {
  type SmtpMoment,
  type SmtpStub,
  type SmtpTurn,
  startSmtpStub,
} from '../../support/outside/smtp-stub.ts';

const senderEmail = 'programs@hospital.example.org';
const stubs: SmtpStub[] = [];
afterEach(async () => {
  for (const stub of stubs.splice(0)) await stub.close();
});

async function mailAgainst(turns: Partial<Record<SmtpMoment, SmtpTurn>> = {}, login = '') {
  const stub = await startSmtpStub(turns);
  stubs.push(stub);
  const url = stub.url.replace('//', `//${login}`);
  // Only where a test has to wait for silence; what is tested is what follows, not when.
  const isSilent = Object.values(turns).includes('silence');
  const isEndless = Object.values(turns).includes('trickle');
  const limits = { ...(isSilent ? { timeoutMs: 1000 } : {}), ...(isEndless ? { longestMs: 1000 } : {}) };
  return { stub, mail: smtpMail({ url, senderEmail, ...limits }) };
}

mailContract('SMTP', async () => {
  const { stub, mail } = await mailAgainst();
  return { mail, accepted: async () => stub.received.map(({ to, raw }) => ({ to: to.join(), raw })) };
});

describe('a mail by SMTP', () => {
  it.each([
    ['a greeting that turns clients away', { greeting: '421 Busy' }],
    ['no greeting', { greeting: 'silence' }],
    ['a session that is offered octet by octet, without end', { EHLO: 'trickle' }],
    ['a reset before the greeting', { greeting: 'reset' }],
    ['no session', { EHLO: '554 No' }],
    ['a refused password', { AUTH: '535 5.7.8 Wrong' }],
    ['a sender it does not take, which says nothing about the person', { MAIL: '550 5.7.1 No' }],
    ['wanting a password first', { MAIL: '530 5.7.0 Authentication required' }],
    ['wanting a password when it hears for whom', { RCPT: '530 5.7.57 Not authenticated' }],
    ['a sender it will not take now', { MAIL: '451 4.7.1 Later' }],
    ['a recipient it will not take now', { RCPT: '450 4.2.1 bo@hospital.example.org is greylisted' }],
    ['no content now', { DATA: '451 Later' }],
    ['content it will not take now', { content: '452 4.3.1 Disk full' }],
  ] as const)('is refused for now by %s', async (_, turns) => {
    const { stub, mail } = await mailAgainst(turns, 'user:pass@');
    const delivery = await mail.send(aMessage());
    expect(delivery).toMatchObject({ kind: 'refused', mayRetry: true });
    expect(JSON.stringify(delivery)).not.toContain('hospital');
    expect(stub.connections()).toBe(1);
  });

  it.each([
    ['a mail that is too large', { MAIL: '552 5.3.4 Too large' }],
    ['a recipient it does not know (F7)', { RCPT: '550 5.1.1 No such user bo@hospital.example.org' }],
    ['no content', { DATA: '554 No' }],
    ['content it does not take', { content: '554 5.7.1 Spam' }],
  ] as const)('is refused for good by %s', async (_, turns) => {
    const { stub, mail } = await mailAgainst(turns);
    const delivery = await mail.send(aMessage());
    expect(delivery).toMatchObject({ kind: 'refused', mayRetry: false });
    expect(JSON.stringify(delivery)).not.toContain('hospital');
    expect(stub.connections()).toBe(1);
  });

  it.each([
    ['is reset after the content (F1)', { content: 'reset' }],
    ['falls silent after the content (F3)', { content: 'silence' }],
    ['is answered octet by octet after the content, without end', { content: 'trickle' }],
    ['is reset before the content', { DATA: 'reset' }],
    ['falls silent before the content (F4)', { RCPT: 'silence' }],
  ] as const)('is of unknown fate when the connection %s, and is not tried again (F12)', async (_, turns) => {
    const { stub, mail } = await mailAgainst(turns);
    expect(await mail.send(aMessage())).toMatchObject({ kind: 'unknown' });
    expect(stub.connections()).toBe(1);
  });

  it('is refused for now when nobody listens', async () => {
    const { stub, mail } = await mailAgainst();
    await stubs.pop()!.close();
    expect(await mail.send(aMessage())).toMatchObject({ kind: 'refused', mayRetry: true });
    expect(stub.received).toEqual([]);
  });

  it('tells once that none leaves, and once that it does again; what a recipient is refused for says nothing', async () => {
    const turns: Partial<Record<SmtpMoment, SmtpTurn>> = { AUTH: '535 5.7.8 Wrong' };
    const stub = await startSmtpStub(turns);
    stubs.push(stub);
    const told: (string | undefined)[] = [];
    const url = stub.url.replace('//', '//user:pass@');
    const mail = smtpMail({ url, senderEmail, onOutage: (reason) => told.push(reason) });
    await mail.send(aMessage());
    await mail.send(aMessage());
    expect(told).toEqual(['EAUTH-535']);
    delete turns.AUTH;
    for (const RCPT of ['450 4.2.1 Later', '550 5.1.1 No such user']) {
      turns.RCPT = RCPT;
      await mail.send(aMessage());
    }
    expect(told).toEqual(['EAUTH-535']);
    delete turns.RCPT;
    await mail.send(aMessage());
    await mail.send(aMessage());
    expect(told).toEqual(['EAUTH-535', undefined]);
    turns.MAIL = '530 5.7.0 Authentication required';
    await mail.send(aMessage());
    expect(told).toEqual(['EAUTH-535', undefined, 'EENVELOPE-530']);
  });

  it('waits while there are twenty connections: servers turn away who has many', async () => {
    const { stub, mail } = await mailAgainst({ greeting: 'later' });
    let settled = 0;
    const deliveries = Array.from({ length: 50 }, () => mail.send(aMessage()).finally(() => (settled += 1)));
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const seen = new Set<number>();
    while (settled < deliveries.length) {
      const open = stub.connections() - settled;
      seen.add(open);
      if (open >= Math.min(20, deliveries.length - settled)) stub.goOn();
      await turn();
    }
    expect([Math.max(...seen), stub.connections(), stub.received.length]).toEqual([20, 50, 50]);
    expect(await Promise.all(deliveries)).toMatchObject(deliveries.map(() => ({ kind: 'accepted' })));
  });

  it('is signed in for where the address has a user, whose password is decoded', async () => {
    const { stub, mail } = await mailAgainst({}, 'user:p%40ss@');
    expect(await mail.send(aMessage())).toMatchObject({ kind: 'accepted' });
    expect(stub.received).toHaveLength(1);
  });
});
