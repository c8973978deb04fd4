import { type Html, html } from '../../../functions/html.ts';
import type { Message } from '../../../platform/ports.ts';
import { deskPage } from './desk-page.ts';
import { momentText } from './moment.ts';

interface InboxView {
  /** The newest first. */
  mails: { number: number; message: Message; what: string }[];
  count: number;
  hasOlder: boolean;
  isFirst: boolean;
  sendsMail: boolean;
  /** What was searched for. */
  person?: string | undefined;
}

/** Every mail that would have been sent, or those to one person. */
export const inboxPage = (view: InboxView): Html =>
  deskPage(
    { title: 'Inbox', here: '/inbox' },
    html`<p>${view.sendsMail ? 'Mail leaves this machine by SMTP now; here is what was kept before.' : 'What would have been sent stays here; nothing leaves this machine.'} ${view.count === 1 ? '1 mail' : `${view.count} mails`} in all.</p>
${search(view.person)}
${view.mails.length > 0 ? table(view) : view.person !== undefined && html`<p role="status">No mail to anybody of that name or address.</p>`}
${!view.isFirst && html`<p><a href="${address(view.person)}">The newest</a></p>`}
${view.hasOlder && html`<p><a href="${address(view.person, view.mails.at(-1)!.number)}">Older mails</a></p>`}`,
  );

const search = (person: string | undefined): Html => html`<form method="get" action="/inbox" role="search">
<label class="question" for="person">Person</label>
<div class="buttons">
<input type="search" id="person" name="person" value="${person}" maxlength="200" placeholder="Name or address">
<button>Search</button>
${person !== undefined && html`<a class="plain" href="/inbox">All mails</a>`}
</div>
</form>`;

function address(person: string | undefined, before?: number): string {
  const query = new URLSearchParams({
    ...(person === undefined ? {} : { person }),
    ...(before === undefined ? {} : { before: String(before) }),
  });
  return query.size > 0 ? `/inbox?${query}` : '/inbox';
}

/** An address that breaks before its sign and its dots, where it has to, instead of within a word. */
const breakable = (email: string): Html[] =>
  email.split(/(?=[@.])/).map((part, index) => html`${index > 0 && html`<wbr>`}${part}`);

const table = ({ mails }: InboxView): Html => html`<table class="stack">
<caption>The newest first</caption>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">What</th><th scope="col">When</th></tr></thead>
<tbody>
${mails.map(
  ({ number, message, what }) =>
    html`<tr><th scope="row"><a href="/inbox/${number}">${message.subject}</a></th><td>${message.to.name} <span class="hint">${breakable(message.to.email)}</span></td><td>${what}</td><td>${momentText(message.date)}</td></tr>
`,
)}</tbody>
</table>`;
