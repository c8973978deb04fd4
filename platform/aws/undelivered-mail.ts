import * as z from 'zod';

/** A mail that SES took and then gave up leaves one JSON line in the log, with `metric` set to this and whose it was. */
export const UNDELIVERED_MAILS = 'UndeliveredMails';

/** A report that it failed is attached to each; an out-of-office note has none. */
const Bounced = z.object({
  eventType: z.literal('Bounce'),
  bounce: z.object({
    bounceType: z.enum(['Transient', 'Undetermined']),
    bounceSubType: z.string(),
    bouncedRecipients: z.array(z.object({ action: z.literal('failed') })).min(1),
  }),
});

/** It never left SES, which looks into a mail only once it has taken it. */
const NeverLeft = z.object({ eventType: z.enum(['Reject', 'Rendering Failure']) });

const GivenUp = z.union([
  Bounced.transform(({ bounce }) => bounce.bounceSubType),
  NeverLeft.transform(({ eventType }) => eventType),
]);

/**
 * Why a mail did not arrive, in SES's own word for it (`MailboxFull`, `ContentRejected`, `Reject` …), although its address is
 * none that bounced for good: SES publishes such a bounce only once it has stopped trying. Undefined for every other
 * event. The record goes on saying that the mail was sent.
 */
export const whyUndelivered = (published: unknown): string | undefined => GivenUp.safeParse(published).data;
