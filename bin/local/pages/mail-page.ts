import { type Html, html } from '../../../functions/participant-api/pages/html.ts';
import { calendarObject } from '../../../platform/calendar-object.ts';
import type { Message } from '../../../platform/ports.ts';
import { deskPage } from './desk-page.ts';
import { momentText } from './moment.ts';

/** One mail with all its parts. `headers` are those of the source, as they would be sent. */
export const mailPage = (number: number, message: Message, headers: string): Html =>
  deskPage(
    { title: message.subject, here: '/inbox' },
    html`<dl>
<dt>From</dt><dd>${message.fromName}</dd>
<dt>To</dt><dd>${message.to.name}, ${message.to.email}</dd>
<dt>Answers to</dt><dd>${message.replyTo.name}, ${message.replyTo.email}</dd>
<dt>Sent</dt><dd>${momentText(message.date)}</dd>
</dl>
<h2>As a mail program shows it</h2>
<iframe src="/inbox/${number}/html" title="The mail’s HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<p><a href="/inbox/${number}/html">Open this part by itself</a></p>
<h2>Text part</h2>
<pre>${linked(message.text)}</pre>
${message.calendar && html`<h2>Calendar object</h2>\n<pre>${calendarObject(message.calendar, message.date)}</pre>`}
<h2>Source</h2>
<details>
<summary>Header fields</summary>
<pre>${headers}</pre>
</details>
<p><a href="/inbox/${number}/source">Download the source</a></p>`,
  );

/** The text with its addresses as links; they are personal, and open as the person who got them. */
const linked = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
