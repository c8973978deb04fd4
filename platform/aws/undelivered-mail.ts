import * as z from 'zod';

/** A mail that SES took and then gave up leaves one JSON line in the log, with `metric` set to this and whose it was. */
export const UNDELIVERED_MAILS = 'UndeliveredMails';

/** A report that it failed is attached to each; an out-of-office note has none. */
const GivenUp = z.object({
  eventType: z.literal('Bounce'),
  bounce: z.object({
    bounceType: z.enum(['Transient', 'Undetermined']),
    bouncedRecipients: z.array(z.object({ action: z.literal('failed') })).min(1),
  }),
});

/**
 * Whether an SES event says that a mail did not arrive although its address is none that bounced for good: SES publishes
 * such a bounce only once it has stopped trying. The record goes on saying that it was sent.
 */
export const isUndelivered = (published: unknown): boolean => GivenUp.safeParse(published).success;
