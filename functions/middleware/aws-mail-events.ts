import type { MailEvent } from '../../domain/mails/mail-event.ts';
import { mailEventOf, TOPIC_VALIDATED } from '../../platform/aws/mail-event.ts';
import { UNDELIVERED_MAILS, whyUndelivered } from '../../platform/aws/undelivered-mail.ts';
import { report } from './report.ts';

/** The part of an SQS event that is read: each body is an SES event as its configuration set published it. */
export interface QueueEvent {
  Records: { messageId: string; body: string }[];
}

/** Which messages are to be delivered again. */
interface QueueResult {
  batchItemFailures: { itemIdentifier: string }[];
}

/** Gives each mail event of a batch to `settle`; those that fail, and only those, come again. */
export async function eachMailEvent(
  { Records }: QueueEvent,
  settle: (event: MailEvent) => Promise<unknown>,
): Promise<QueueResult> {
  const batchItemFailures: QueueResult['batchItemFailures'] = [];
  for (const { messageId, body } of Records) {
    try {
      const published: unknown = body === TOPIC_VALIDATED ? undefined : JSON.parse(body);
      const event = published === undefined ? undefined : mailEventOf(published);
      if (!event) continue;
      await settle(event);
      // Its record goes on saying that it was sent, and nothing else says that it did not arrive.
      const reason = whyUndelivered(published);
      if (reason !== undefined) {
        console.warn({ metric: UNDELIVERED_MAILS, contact: event.contactId, reason });
      }
    } catch (error) {
      // After a few deliveries the queue puts it aside, and an alarm rings.
      report(error, { queueMessage: messageId });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
