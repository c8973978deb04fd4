import { hash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { epochMs } from '../domain/dates/instant.ts';
import { calendarObject } from './calendar-object.ts';
import { linkable, mailHtml } from './mail-html.ts';
import type { Message } from './ports.ts';

/**
 * A message as MIME with CRLF: text, HTML and, where there is one, the calendar object, both as a part that
 * mail programs act on and as a file. The same message gives the same bytes. Links in the HTML part are those
 * that `linkable` lets through.
 *
 * @param sender the verified address the mail comes from
 * @throws Error when an address is not a plain mailbox, or the stop link no URL
 */
export async function composeMime(message: Message, sender: string): Promise<Buffer> {
  const { fromName, replyTo, to, subject, text, stopUrl, date, calendar } = message;
  assertComposable(message, sender);
  const html = mailHtml(text, subject, linkable(message));
  const composer = new MailComposer({
    from: { name: fromName, address: sender },
    replyTo: { name: replyTo.name, address: replyTo.email },
    to: { name: to.name, address: to.email },
    subject,
    date: new Date(epochMs(date)),
    // SES puts its own in place of it; on one machine it is this one, and the same for the same contact.
    messageId: `<${message.contactId}@${sender.split('@')[1]}>`,
    headers: {
      ...(stopUrl !== undefined && {
        'List-Unsubscribe': `<${new URL(stopUrl).href}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      'Auto-Submitted': 'auto-generated',
    },
    text,
    html,
    ...(calendar && {
      icalEvent: {
        method: calendar.method,
        filename: calendar.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics',
        content: calendarObject(calendar, date),
      },
    }),
    // Of all that is said, so that nothing that is said can contain it.
    baseBoundary: hash('sha256', JSON.stringify(message)).slice(0, 32),
    // Templates have bare line feeds, which SMTP servers refuse or repair each in their own way.
    newline: 'windows',
  });
  return composer.compile().build();
}

/** @throws Error when `composeMime` would, for a mail that is put together later. */
export function assertComposable({ replyTo, to, stopUrl }: Message, sender: string): void {
  for (const address of [sender, replyTo.email, to.email]) assertMailbox(address);
  if (stopUrl !== undefined && !URL.canParse(stopUrl))
    throw new Error('The stop link of the message is no URL.');
}

/** One mailbox and nothing else: what could be read as a second one never reaches a header. */
function assertMailbox(address: string): void {
  if (!/^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+$/u.test(address)) {
    throw new Error('An address of the message is not a plain mailbox.');
  }
}
