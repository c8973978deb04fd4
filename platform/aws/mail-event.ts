import * as z from 'zod';
import type { Instant } from '../../domain/dates/instant.ts';
import { instantOf } from '../../domain/dates/instant.ts';
import type { MailEvent } from '../../domain/mails/mail-event.ts';
import { CONTACT_TAG, contactOfTag } from './contact-tag.ts';

const At = z.object({ timestamp: z.string() });

/** What SES publishes, as bare text, when a topic becomes the destination of its events: at every such deployment. */
export const TOPIC_VALIDATED = 'Successfully validated SNS topic for Amazon SES event publishing.';

/** Reports that come as complaints too, although nobody complained: the opposite, and a signature that failed on the way. */
const NO_COMPLAINTS = ['not-spam', 'auth-failure'];

/** SES has not even tried: the address is on the list that it keeps, of earlier bounces and complaints. */
const ON_ITS_LIST = 'OnAccountSuppressionList';

/** The parts of an SES event (published by a configuration set) that are read; everything else is let pass. */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: z.string(),
    messageId: z.string(),
    destination: z.array(z.string()).min(1),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  delivery: At.optional(),
  bounce: At.extend({ bounceType: z.string() }).optional(),
  complaint: At.extend({
    complaintSubType: z.string().nullish(),
    complaintFeedbackType: z.string().nullish(),
  }).optional(),
});

/**
 * An SES event in the product's words; undefined for one that is not about a contact of ours or is of a kind that
 * nothing follows from. @throws ZodError when it is no SES event at all
 */
export function mailEventOf(published: unknown): MailEvent | undefined {
  const { eventType, mail, delivery, bounce, complaint } = SesEvent.parse(published);
  const contactId = contactOfTag(mail.tags[CONTACT_TAG]?.[0] ?? '');
  if (!contactId) return undefined;
  const sentAt = instantFrom(mail.timestamp);
  const about = (at = mail.timestamp) => ({
    contactId,
    messageId: mail.messageId,
    sentAt,
    at: instantFrom(at),
  });
  // Every message of ours goes to one address.
  const address = mail.destination[0]!;
  switch (eventType) {
    case 'Delivery':
      return { kind: 'delivered', ...about(delivery?.timestamp) };
    case 'Bounce': {
      const isPermanent = bounce?.bounceType === 'Permanent';
      return { kind: 'bounced', isPermanent, address, ...about(bounce?.timestamp) };
    }
    case 'Complaint':
      // Nobody complained now, and who wants mail again gets none: that is for staff to know, as with a bounce.
      if (complaint?.complaintSubType === ON_ITS_LIST)
        return { kind: 'bounced', isPermanent: true, address, ...about(complaint.timestamp) };
      // That the mail came is all that such a report says.
      if (NO_COMPLAINTS.includes(complaint?.complaintFeedbackType ?? ''))
        return { kind: 'delivered', ...about(complaint?.timestamp) };
      return { kind: 'complained', address, ...about(complaint?.timestamp) };
    case 'Reject':
    case 'Rendering Failure':
      return { kind: 'rejected', ...about() };
    default:
      return undefined;
  }
}

const instantFrom = (timestamp: string): Instant => instantOf(Date.parse(timestamp));
