import { type Html, html } from '../../../functions/participant-api/pages/html.ts';
import type { Message } from '../../../platform/ports.ts';
import { deskPage } from './desk-page.ts';
import { momentText } from './moment.ts';

export interface InboxView {
  /** The newest first. */
  mails: { number: number; message: Message }[];
  count: number;
  hasOlder: boolean;
  isFirst: boolean;
  sendsMail: boolean;
}

/** Every mail that would have been sent. */
export const inboxPage = ({ mails, count, hasOlder, isFirst, sendsMail }: InboxView): Html =>
  deskPage(
    { title: 'Inbox', here: '/inbox' },
    html`<p>${sendsMail ? 'Mail leaves this machine by SMTP now; here is what was kept before.' : 'What would have been sent stays here; nothing leaves this machine.'} ${count === 1 ? '1 mail' : `${count} mails`} in all.</p>
${mails.length > 0 && table(mails)}
${!isFirst && html`<p><a href="/inbox">The newest</a></p>`}
${hasOlder && html`<p><a href="/inbox?before=${mails.at(-1)!.number}">Older mails</a></p>`}`,
  );

const table = (mails: InboxView['mails']): Html => html`<table class="stack">
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">When</th></tr></thead>
<tbody>
${mails.map(
  ({ number, message }) =>
    html`<tr><th scope="row"><a href="/inbox/${number}">${message.subject}</a></th><td>${message.to.name} <span class="hint">${message.to.email}</span></td><td>${momentText(message.date)}</td></tr>
`,
)}</tbody>
</table>`;
