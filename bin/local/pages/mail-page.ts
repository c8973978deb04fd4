import { type Html, html } from '../../../functions/html.ts';
import { calendarObject } from '../../../platform/calendar-object.ts';
import type { CalendarEvent, Message } from '../../../platform/ports.ts';
import { deskPage } from './desk-page.ts';
import { momentText } from './moment.ts';

/** One mail with all its parts; `what` it is for, in words, and `source`, the whole of it as it would be sent. */
export function mailPage(number: number, message: Message, what: string, source: string): Html {
  return deskPage(
    { title: message.subject, here: '/inbox' },
    html`<dl>
<dt>From</dt><dd>${message.fromName}</dd>
<dt>To</dt><dd>${message.to.name}, <a href="${`/inbox?${new URLSearchParams({ person: message.to.email })}`}">${message.to.email}</a></dd>
<dt>Answers to</dt><dd>${message.replyTo.name}, ${message.replyTo.email}</dd>
<dt>Sent</dt><dd>${momentText(message.date)}</dd>
<dt>What</dt><dd>${what}</dd>
<dt>Id</dt><dd>${message.contactId}</dd>
</dl>
<h2>As a mail program shows it</h2>
<iframe src="/inbox/${number}/html" title="The mail’s HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<p><a href="/inbox/${number}/html">Open this part by itself</a></p>
<h2>Text part</h2>
<pre>${linked(message.text)}</pre>
${message.calendar && calendarSection(message.calendar, message)}
<h2>Header fields</h2>
<pre>${source.split('\r\n\r\n', 1)[0]!}</pre>
<h2>Source</h2>
<details>
<summary>All of it, as it would be sent</summary>
<pre>${source}</pre>
</details>
<p><a href="/inbox/${number}/source">Download the source</a></p>`,
  );
}

/** What a calendar program reads from the object, and the object itself. */
const calendarSection = (event: CalendarEvent, { date }: Message): Html => html`<h2>Calendar object</h2>
<dl>
<dt>What</dt><dd>${event.title}</dd>
<dt>When</dt><dd>${momentText(event.startsAt, event.timeZone)} to ${momentText(event.endsAt, event.timeZone)}</dd>
<dt>Where</dt><dd>${event.location}</dd>
<dt>Method</dt><dd>${event.method}: ${METHODS[event.method]}</dd>
<dt>Sequence</dt><dd>${event.sequence} of ${event.uid}</dd>
<dt>Attendee</dt><dd>${event.attendee.name}, ${event.attendee.email}; nobody else is named</dd>
</dl>
<details>
<summary>As it is sent</summary>
<pre>${calendarObject(event, date)}</pre>
</details>`;

const METHODS: Record<CalendarEvent['method'], string> = {
  REQUEST: 'puts it into the calendar, or changes it there',
  CANCEL: 'takes it out of the calendar',
};

/** The text with its addresses as links; they are personal, and open as the person who got them. */
const linked = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
