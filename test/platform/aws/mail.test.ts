import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { sesClientConfig, sesMail } from '../../../platform/aws/mail.ts';
import { composeMime } from '../../../platform/mime.ts';
import { mailContract } from '../../contracts/mail.ts';
import { type StubAnswer, type StubRequest, startHttpStub } from '../../support/http-stub.ts';
import { aMessage } from '../../support/message.ts';

const SENDER = 'journeys@example.org';
const OPTIONS = { configurationSet: 'journeys', senderEmail: SENDER };
/** Short, because some tests wait for it; what is asserted is the outcome and never how long it took. */
const TIMEOUT_MS = 300;

const xml = (status: number, body: string): StubAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});
const accepts = (messageId: string): StubAnswer =>
  xml(
    200,
    `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${messageId}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
  );
const refuses = (code: string, message = 'No.', status = 400): StubAnswer =>
  xml(
    status,
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  );

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function mailAgainst(answer: (request: StubRequest) => StubAnswer) {
  const stub = await startHttpStub(answer);
  const { client, mail } = mailTo(stub.url);
  closers.push(stub.close);
  return { stub, client, mail };
}

function mailTo(endpoint: string) {
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const client = new SESClient({
    ...sesClientConfig(TIMEOUT_MS),
    endpoint,
    region: 'us-east-1',
    credentials,
  });
  closers.push(() => client.destroy());
  return { client, mail: sesMail(client, OPTIONS) };
}

const form = (request: StubRequest | undefined) => new URLSearchParams(request?.body.toString());

mailContract('SES', async () => {
  let count = 0;
  const { stub, mail } = await mailAgainst(() => accepts(`id-${++count}`));
  return {
    mail,
    accepted: async () =>
      stub.requests.map((request) => {
        const sent = form(request);
        expect(sent.get('Destinations.member.2')).toBeNull();
        return {
          to: sent.get('Destinations.member.1') ?? '',
          raw: Buffer.from(sent.get('RawMessage.Data') ?? '', 'base64').toString(),
        };
      }),
  };
});

describe('a call of SES', () => {
  it('is signed, names the sender and the configuration set, and carries exactly the MIME', async () => {
    const { stub, mail } = await mailAgainst(() => accepts('id-1'));
    await mail.send(aMessage());
    expect(stub.requests[0]).toMatchObject({ method: 'POST', path: '/' });
    expect(stub.requests[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/us-east-1\/ses\/aws4_request, SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}$/,
    );
    const { 'RawMessage.Data': data, ...rest } = Object.fromEntries(form(stub.requests[0]));
    expect(rest).toEqual({
      Action: 'SendRawEmail',
      Version: '2010-12-01',
      Source: SENDER,
      'Destinations.member.1': 'bo@hospital.example.org',
      ConfigurationSetName: 'journeys',
      'Tags.member.1.Name': 'contact',
      'Tags.member.1.Value': 'p-0123456789abcdef_baseline_invitation_1',
    });
    expect(Buffer.from(data ?? '', 'base64')).toEqual(await composeMime(aMessage(), SENDER));
  });

  it('is made once: the client has one attempt, whatever the environment says (F12)', async () => {
    const { client } = await mailAgainst(() => accepts('id-1'));
    expect(await client.config.maxAttempts()).toBe(1);
    expect(sesClientConfig().maxAttempts).toBe(1);
  });

  it('has a connection of its own, which cannot have been closed while the function was frozen', async () => {
    const { stub, mail } = await mailAgainst(() => accepts('id-1'));
    await mail.send(aMessage());
    await mail.send(aMessage());
    expect(stub.requests.map((request) => request.connection)).toEqual([1, 2]);
  });
});

describe('a call of SES whose outcome nobody can know', () => {
  it('is made exactly once when the connection is reset (F12, F1)', async () => {
    const { stub, mail } = await mailAgainst(() => 'reset');
    expect(await mail.send(aMessage())).toMatchObject({ kind: 'unknown' });
    expect(stub.requests).toHaveLength(1);
  });

  it('ends in the same way whether the mail was accepted before the timeout or not (F3, F4)', async () => {
    const outbox: string[] = [];
    const accepting = await mailAgainst((request) => {
      outbox.push(form(request).get('Action') ?? '');
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

  it('may be tried later when there are no credentials to sign it with', async () => {
    const stub = await startHttpStub(() => accepts('id-1'));
    closers.push(stub.close);
    const client = new SESClient({
      ...sesClientConfig(TIMEOUT_MS),
      endpoint: stub.url,
      region: 'us-east-1',
      credentials: async () => {
        throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
      },
    });
    const delivery = await sesMail(client, OPTIONS).send(aMessage());
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
