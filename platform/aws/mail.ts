import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { composeMime } from '../mime.ts';
import type { Delivery, Mail, Message } from '../ports.ts';
import { CONTACT_TAG, contactTag } from './contact-tag.ts';
import { deliveryOfError } from './delivery-of-error.ts';

interface SesOptions {
  configurationSet: string;
  /** The verified sender address. */
  senderEmail: string;
}

/**
 * For `new SESClient(…)`: one attempt and no more (FAULTS F12), and an end to waiting that comes before the
 * function's own, so that the outcome can still be written down.
 *
 * Connections are not kept: one that was closed while the function was frozen would fail the next send after it
 * was written to, and nobody could say whether that mail left.
 * @param timeoutMs of silence, to which the SDK may add 3 s; must be well below the timeout of the function
 */
export const sesClientConfig = (timeoutMs = 10_000) => ({
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: Math.min(timeoutMs, 3000),
    socketTimeout: timeoutMs,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
});

/** From the credentials and the region of the environment. */
export const sesClient = (): SESClient => new SESClient(sesClientConfig());

/** Mail through SES: one call a message, tagged with its contact id for the delivery events. */
export function sesMail(client: SESClient, { configurationSet, senderEmail }: SesOptions): Mail {
  return {
    async send(message) {
      let command: SendRawEmailCommand;
      try {
        command = await commandFor(message, configurationSet, senderEmail);
      } catch {
        // A message that cannot be put together fails alone; it will not be better next time (FAULTS F18).
        return { kind: 'refused', reason: 'NotComposable', mayRetry: false };
      }
      return call(client, command);
    },
  };
}

async function commandFor(message: Message, configurationSet: string, sender: string) {
  return new SendRawEmailCommand({
    Source: sender,
    // The envelope is this one address, whatever the headers might be read as.
    Destinations: [message.to.email],
    ConfigurationSetName: configurationSet,
    Tags: [{ Name: CONTACT_TAG, Value: contactTag(message.contactId) }],
    RawMessage: { Data: await composeMime(message, sender) },
  });
}

async function call(client: SESClient, command: SendRawEmailCommand): Promise<Delivery> {
  try {
    const { MessageId } = await client.send(command);
    return MessageId
      ? { kind: 'accepted', messageId: MessageId }
      : { kind: 'unknown', reason: 'NoMessageId' };
  } catch (error) {
    return deliveryOfError(error);
  }
}
