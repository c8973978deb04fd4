import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { SESClient } from '@aws-sdk/client-ses';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deliveryOfError } from '../../../platform/aws/delivery-of-error.ts';
import { sesClientConfig, sesMail } from '../../../platform/aws/mail.ts';
import { aMessage } from '../../support/message.ts';
import { startHttpStub } from '../../support/outside/http-stub.ts';
import {
  accepts,
  formOf,
  mailAgainst,
  mailTo,
  refuses,
  SES_OPTIONS,
  TIMEOUT_MS,
  xml,
} from '../../support/outside/ses-stub.ts';

describe('a call of SES whose outcome nobody can know', () => {
  it('is made exactly once when the connection is reset (F12, F1)', async () => {
    const { stub, mail } = await mailAgainst(() => 'reset');
    expect(await mail.send(aMessage())).toMatchObject({ kind: 'unknown' });
    expect(stub.requests).toHaveLength(1);
  });

  it('ends in the same way whether the mail was accepted before the timeout or not (F3, F4)', async () => {
    const outbox: string[] = [];
    const accepting = await mailAgainst((request) => {
      outbox.push(formOf(request).get('Action') ?? '');
      return 'silence';
    });
    const silent = await mailAgainst(() => 'silence');
    const deliveries = [await accepting.mail.send(aMessage()), await silent.mail.send(aMessage())];
    expect(outbox).toEqual(['SendRawEmail']);
    expect(deliveries[0]).toEqual({ kind: 'unknown', reason: 'TimeoutError' });
    expect(deliveries[1]).toEqual(deliveries[0]);
    expect([accepting, silent].map(({ stub }) => stub.requests.length)).toEqual([1, 1]);
  });

  it('ends when the answer begins and never goes on', async () => {
    const { stub, mail } = await mailAgainst(() => 'half');
    expect(await mail.send(aMessage())).toMatchObject({ kind: 'unknown' });
    expect(stub.requests).toHaveLength(1);
  });

  it.each([
    ['an internal failure', refuses('InternalFailure', 'x', 500)],
    ['a refusal that comes with a 5xx', refuses('Throttling', 'x', 503)],
    ['a gateway that does not speak SES', { status: 502, body: '<html>Bad gateway</html>' } as const],
    ['a 4xx with a code that is not known', refuses('SomethingNew')],
    ['a 4xx that is not readable', { status: 400, body: 'no' } as const],
    ['a success that is not readable', { status: 200, body: 'yes' } as const],
    [
      'a success without a message id',
      xml(200, '<SendRawEmailResponse><SendRawEmailResult/></SendRawEmailResponse>'),
    ],
  ])('is unknown, and not repeated: %s', async (_, answer) => {
    const { stub, mail } = await mailAgainst(() => answer);
    expect((await mail.send(aMessage())).kind).toBe('unknown');
    expect(stub.requests).toHaveLength(1);
  });
});

describe('a call that SES refuses', () => {
  it.each([
    ['MessageRejected', 'Address blacklisted.'],
    ['InvalidParameterValue', 'Missing final @domain'],
  ])('is over for this message: %s (F7)', async (code, message) => {
    const { stub, mail } = await mailAgainst(() => refuses(code, message));
    expect(await mail.send(aMessage())).toEqual({ kind: 'refused', reason: code, mayRetry: false });
    expect(stub.requests).toHaveLength(1);
  });

  it.each([
    ['Throttling', 'Maximum sending rate exceeded.', 'F5'],
    ['Throttling', 'Daily message quota exceeded.', 'F6'],
    ['ThrottlingException', 'Rate exceeded', 'F5'],
    ['LimitExceeded', 'Quota', 'F6'],
    ['AccountSendingPausedException', 'Paused', 'F6'],
    ['ConfigurationSetSendingPausedException', 'Paused', 'F6'],
    ['ConfigurationSetDoesNotExist', 'No such set', 'an operator'],
    ['MailFromDomainNotVerifiedException', 'No MX', 'an operator'],
    ['AccessDenied', 'Not authorized', 'F47'],
    ['ExpiredToken', 'Expired', 'F47'],
    ['RequestExpired', 'Request has expired', 'F47'],
    ['IncompleteSignature', 'The signature has no date', 'F47'],
    ['MissingAuthenticationToken', 'Request is missing Authentication Token', 'F47'],
    ['NotAuthorized', 'You do not have permission', 'F47'],
    ['MessageRejected', 'Email address is not verified: journeys@example.org', 'an operator'],
    ['MessageRejected', 'Sending suspended for this account.', 'F6'],
    ['MessageRejected', 'Sending paused for this account.', 'F6'],
  ])('may be tried later: %s, "%s" (%s)', async (code, message) => {
    const { stub, mail } = await mailAgainst(() => refuses(code, message));
    const reason = code.replace(/Exception$/, '');
    expect(await mail.send(aMessage())).toEqual({ kind: 'refused', reason, mayRetry: true });
    expect(stub.requests).toHaveLength(1);
  });

  it('does not pass on what SES wrote, which may name addresses (I10)', async () => {
    const { mail } = await mailAgainst(() => refuses('MessageRejected', 'bo@hospital.example.org'));
    expect(JSON.stringify(await mail.send(aMessage()))).not.toContain('hospital');
  });
});

describe('a call that never left', () => {
  it('may be tried later when nobody listens (F74)', async () => {
    const stub = await startHttpStub(() => 'reset');
    await stub.close();
    const { mail } = mailTo(stub.url);
    expect(await mail.send(aMessage())).toEqual({ kind: 'refused', reason: 'ECONNREFUSED', mayRetry: true });
  });

  /** SES at an address that is found as `lookup` says. */
  const mailFoundBy = (lookup: LookupFunction) => {
    const config = sesClientConfig(TIMEOUT_MS);
    const client = new SESClient({
      ...config,
      requestHandler: { ...config.requestHandler, httpAgent: new Agent({ lookup }) },
      endpoint: 'http://ses.example',
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' },
    });
    onTestFinished(() => client.destroy());
    return sesMail(client, SES_OPTIONS);
  };

  it('may be tried later when no connection came about in time (F74)', async () => {
    const mail = mailFoundBy(() => {});
    expect(await mail.send(aMessage())).toEqual({
      kind: 'refused',
      reason: 'ConnectionTimeout',
      mayRetry: true,
    });
  });

  it('may be tried later when no name server can say where SES is (F74)', async () => {
    const failed = Object.assign(new Error('no'), { code: 'EAI_FAIL', syscall: 'getaddrinfo' });
    const mail = mailFoundBy((_, __, done) => done(failed, ''));
    expect(await mail.send(aMessage())).toEqual({ kind: 'refused', reason: 'EAI_FAIL', mayRetry: true });
  });

  it('may be tried later when there is no way to any of its addresses, and only then (F74)', () => {
    const one = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall });
    const none = [one('ENETUNREACH', 'connect'), one('ETIMEDOUT', 'connect')];
    const all = (errors: Error[]) => Object.assign(new AggregateError(errors), { code: 'ENETUNREACH' });
    expect(deliveryOfError(all(none))).toMatchObject({ kind: 'refused', mayRetry: true });
    expect(deliveryOfError(one('EHOSTUNREACH', 'connect'))).toMatchObject({
      kind: 'refused',
      mayRetry: true,
    });
    expect(deliveryOfError(all([...none, one('ECONNRESET', 'read')])).kind).toBe('unknown');
    expect(deliveryOfError(one('EHOSTUNREACH', 'write')).kind).toBe('unknown');
    expect(deliveryOfError(one('ETIMEDOUT', 'read')).kind).toBe('unknown');
  });

  it('may be tried later when there are no credentials to sign it with', async () => {
    const stub = await startHttpStub(() => accepts('id-1'));
    onTestFinished(stub.close);
    const client = new SESClient({
      ...sesClientConfig(TIMEOUT_MS),
      endpoint: stub.url,
      region: 'us-east-1',
      credentials: async () => {
        throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
      },
    });
    const delivery = await sesMail(client, SES_OPTIONS).send(aMessage());
    expect(delivery).toEqual({ kind: 'refused', reason: 'CredentialsProviderError', mayRetry: true });
    expect(stub.requests).toHaveLength(0);
  });

  it('is refused for good when its contact id fits into no tag', async () => {
    const { stub, mail } = await mailAgainst(() => accepts('id-1'));
    const delivery = await mail.send(aMessage({ contactId: 'p_1.x.y.1' }));
    expect(delivery).toEqual({ kind: 'refused', reason: 'NotComposable', mayRetry: false });
    expect(stub.requests).toHaveLength(0);
  });
});
