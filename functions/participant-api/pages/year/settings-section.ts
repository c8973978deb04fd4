import { type Html, html } from '../../../html.ts';
import type { YearView } from '../../year-view.ts';
import { capitalized } from '../fault-words.ts';
import { dateInWords, timeInWords, zoneInWords } from '../words.ts';
import type { Attempt } from './year-page.ts';
import { zoneOptions } from './zone-options.ts';

/** What a person can set about themselves: one fold each, whose line says how it is now. */
export const settingsSection = (view: YearView, token: string, attempt?: Attempt): Html => html`<section>
<h2 id="settings">Settings</h2>
${awayFold(view, token, attempt?.form === 'away' ? attempt : undefined)}${zoneFold(view, token, attempt?.form === 'time-zone' ? attempt : undefined)}${mailFold(view, token)}<details>
<summary>Stop taking part</summary>
<p>You see first what that means; nothing happens before you confirm it.</p>
<form method="post" action="/year/leave">
${hidden(token)}<button class="quiet">Stop taking part …</button>
</form>
</details>
</section>
`;

const hidden = (token: string): Html => html`<input type="hidden" name="t" value="${token}">
`;

function awayFold({ awayUntil, daysBack }: YearView, token: string, tried: Attempt | undefined): Html {
  const fault = tried?.faults[0];
  return html`<details${tried && html` open`}>
<summary>${awayUntil === undefined ? 'I will be away' : `Away: back on ${dateInWords(awayUntil)}`}</summary>
<p>Until you are back you get no invitations and reminders. Deadlines stay as they are.</p>
<form method="post" action="/year/away">
${hidden(token)}<div class="field${fault && ' wrong'}">
<label class="question" for="away">My first day back</label>
${fault && html`<p class="fault" id="away-fault">${capitalized(fault.words)}.</p>\n`}<input type="date" id="away" name="awayUntil" value="${tried?.typed.awayUntil ?? awayUntil ?? ''}" min="${daysBack.from}" max="${daysBack.until}"${fault && html` aria-invalid="true" aria-describedby="away-fault"`}>
</div>
<button>Save</button>
</form>
${
  awayUntil !== undefined &&
  html`<form method="post" action="/year/away">
${hidden(token)}<input type="hidden" name="awayUntil" value="">
<button class="quiet">I am back</button>
</form>
`
}</details>
`;
}

function zoneFold({ timeZone, now }: YearView, token: string, tried: Attempt | undefined): Html {
  const fault = tried?.faults[0];
  return html`<details${tried && html` open`}>
<summary>Time zone: ${zoneInWords(now, timeZone)}</summary>
<p>It is ${timeInWords(now, timeZone)} there now. Dates, times and mail follow this zone. You see the new times before they are saved.</p>
<form method="post" action="/year/time-zone">
${hidden(token)}<div class="field${fault && ' wrong'}">
<label class="question" for="zone">My time zone</label>
${fault && html`<p class="fault" id="zone-fault">${capitalized(fault.words)}.</p>\n`}<select id="zone" name="timeZone"${fault && html` aria-invalid="true" aria-describedby="zone-fault"`}>
${zoneOptions(timeZone)}</select>
</div>
<button>Show my times there</button>
</form>
</details>
`;
}

const MAIL_NOW = {
  welcome: 'Mail: invitations and reminders come',
  stopped: 'Mail: stopped',
  undeliverable: 'Mail: your address does not take it',
} as const;

function mailFold({ mail }: YearView, token: string): Html {
  const form = (wish: 'stop' | 'resume', text: string) => html`<form method="post" action="/year/mail">
${hidden(token)}<input type="hidden" name="mail" value="${wish}">
<button${wish === 'stop' && html` class="quiet"`}>${text}</button>
</form>
`;
  const content = {
    welcome: html`<p>You still take part when mail is stopped, and this page stays. What you book yourself is still confirmed by mail.</p>
${form('stop', 'Stop invitations and reminders')}`,
    stopped: html`<p>No invitations and reminders come. What you book yourself is still confirmed by mail.</p>
${form('resume', 'Let them come again')}`,
    undeliverable: html`<p>Mail to you came back. Only the person named below can change your address.</p>
`,
  };
  return html`<details>
<summary>${MAIL_NOW[mail]}</summary>
${content[mail]}</details>
`;
}
