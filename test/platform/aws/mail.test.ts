import { describe, expect, it } from 'vitest';
import { sesClientConfig } from '../../../platform/aws/mail.ts';
import { composeMime } from '../../../platform/mime.ts';
import { mailContract } from '../../contracts/mail.ts';
import { aMessage } from '../../support/message.ts';
import { accepts, formOf, mailAgainst, SES_OPTIONS } from '../../support/outside/ses-stub.ts';

mailContract('SES', async () => {
  let count = 0;
  const { stub, mail } = await mailAgainst(() => accepts(`id-${++count}`));
  return {
    mail,
    accepted: async () =>
      stub.requests.map((request) => {
        const sent = formOf(request);
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
    const { 'RawMessage.Data': data, ...rest } = Object.fromEntries(formOf(stub.requests[0]));
    expect(rest).toEqual({
      Action: 'SendRawEmail',
      Version: '2010-12-01',
      Source: SES_OPTIONS.senderEmail,
      'Destinations.member.1': 'bo@hospital.example.org',
      ConfigurationSetName: 'journeys',
      'Tags.member.1.Name': 'contact',
      'Tags.member.1.Value': 'p-0123456789abcdef_baseline_invitation_1',
    });
    expect(Buffer.from(data ?? '', 'base64')).toEqual(await composeMime(aMessage(), SES_OPTIONS.senderEmail));
  });

  it('is made once: the client has one attempt, and stops waiting before its function does (F12)', async () => {
    const { client } = await mailAgainst(() => accepts('id-1'));
    expect(await client.config.maxAttempts()).toBe(1);
    expect(sesClientConfig().maxAttempts).toBe(1);
    expect(sesClientConfig().requestHandler).toMatchObject({
      connectionTimeout: 3000,
      socketTimeout: 10_000,
    });
  });

  it('has a connection of its own, which cannot have been closed while the function was frozen', async () => {
    const { stub, mail } = await mailAgainst(() => accepts('id-1'));
    await mail.send(aMessage());
    await mail.send(aMessage());
    expect(stub.requests.map((request) => request.connection)).toEqual([1, 2]);
  });
});
