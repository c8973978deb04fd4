import { SESClient } from '@aws-sdk/client-ses';
import { afterEach } from 'vitest';
import { sesClientConfig, sesMail } from '../../../platform/aws/mail.ts';
import { type StubAnswer, type StubRequest, startHttpStub } from './http-stub.ts';

/** The verified sender and the configuration set of the stubbed account. */
export const SES_OPTIONS = { configurationSet: 'journeys', senderEmail: 'journeys@example.org' };

/** Short, because some tests wait for it; what is asserted is the outcome and never how long it took. */
export const TIMEOUT_MS = 300;

/** An answer in XML. */
export const xml = (status: number, body: string): StubAnswer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});
/** The answer of SES that it took the mail. */
export const accepts = (messageId: string): StubAnswer =>
  xml(
    200,
    `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>${messageId}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
  );
/** The answer of SES that it did not. */
export const refuses = (code: string, message = 'No.', status = 400): StubAnswer =>
  xml(
    status,
    `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  );

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Mail whose endpoint answers so; closed after the test. */
export async function mailAgainst(answer: (request: StubRequest) => StubAnswer) {
  const stub = await startHttpStub(answer);
  const { client, mail } = mailTo(stub.url);
  closers.push(stub.close);
  return { stub, client, mail };
}

/** Mail to any endpoint. */
export function mailTo(endpoint: string) {
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret' };
  const client = new SESClient({
    ...sesClientConfig(TIMEOUT_MS),
    endpoint,
    region: 'us-east-1',
    credentials,
  });
  closers.push(() => client.destroy());
  return { client, mail: sesMail(client, SES_OPTIONS) };
}

/** The fields of the form that the SDK posted. */
export const formOf = (request: StubRequest | undefined): URLSearchParams =>
  new URLSearchParams(request?.body.toString());
