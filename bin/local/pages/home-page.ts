import { anchorWords } from '../../../domain/programs/anchor-words.ts';
import { type Html, html } from '../../../functions/html.ts';
import type { CohortOverview, NextContact, TouchpointCounts } from '../overview.ts';
import { type ClockView, clockSection } from './clock-section.ts';
import { deskPage } from './desk-page.ts';
import { momentText } from './moment.ts';

interface HomeView {
  cohorts: CohortOverview[];
  nextContacts: NextContact[];
  mails: number;
  offersExample: boolean;
  sendsMail: boolean;
  clock: ClockView;
}

/** What is here: cohorts with where their people stand, what is sent next, and the clock. */
export const homePage = (view: HomeView): Html =>
  deskPage(
    { title: 'Programs', here: '/', refreshes: view.clock.movingTo !== undefined },
    html`${view.offersExample ? offer : view.cohorts.length === 0 && nothing}
${view.cohorts.length > 0 && clockSection(view.clock, !view.sendsMail)}
${view.cohorts.length > 0 && html`<h2>Mail</h2>\n${mailLine(view)}${nextTable(view.nextContacts)}`}
${view.cohorts.length > 0 && html`<h2>Cohorts</h2>\n${view.cohorts.map(cohortPart)}`}`,
  );

const nothing = html`<p>Nothing is here yet. <a href="/console/">Plan a cohort in the console</a>.</p>`;

const offer = html`<div class="note">
<p><strong>Nothing is here yet.</strong> Load an example to look around: a cohort of fifteen invented physicians whose first survey opens within days, with two focus groups. Their addresses lead nowhere.</p>
<form method="post" action="/example"><button>Load the example cohort</button></form>
</div>`;

const mailLine = ({ mails, sendsMail }: HomeView): Html =>
  sendsMail
    ? html`<p>Mail leaves this machine by SMTP.</p>`
    : html`<p>Mail stays on this machine: <a href="/inbox">${mails === 1 ? '1 mail' : `${mails} mails`} in the inbox</a>.</p>`;

const nextTable = (contacts: readonly NextContact[]): Html =>
  contacts.length === 0
    ? html`<p>Nothing is planned to be sent.</p>`
    : html`<table class="stack">
<caption>The next contacts, at each person’s own time</caption>
<thead><tr><th scope="col">When</th><th scope="col">To</th><th scope="col">What</th></tr></thead>
<tbody>
${contacts.map(
  ({ at, timeZone, name, kind, title }) =>
    html`<tr><td>${momentText(at, timeZone)}</td><td>${name}</td><td>${title}: ${kind}</td></tr>
`,
)}</tbody>
</table>`;

const cohortPart = (cohort: CohortOverview): Html => html`<h3>${cohort.title}</h3>
<p>${cohort.programTitle}. ${cohort.anchors.map(([name, date]) => `${anchorWords(name)} ${date}`).join(', ')}. ${people(cohort)}</p>
<table>
<thead><tr><th scope="col">Touchpoint</th><th scope="col">Where people stand</th></tr></thead>
<tbody>
${cohort.touchpoints.map(
  (counts) => html`<tr><th scope="row">${counts.title}</th><td>${standing(counts)}</td></tr>
`,
)}</tbody>
</table>`;

const STATES = [
  ['done', 'done'],
  ['booked', 'booked'],
  ['open', 'open'],
  ['waiting', 'not open yet'],
  ['declined', 'declined'],
  ['missed', 'missed'],
  ['notAsked', 'enrolled later'],
] as const;

/** "12 done, 3 open" */
const standing = (counts: TouchpointCounts): string =>
  STATES.filter(([state]) => counts[state] > 0)
    .map(([state, words]) => `${counts[state]} ${words}`)
    .join(', ') || 'nobody yet';

const people = ({ participants, withdrawn }: CohortOverview): string =>
  `${participants === 1 ? '1 participant' : `${participants} participants`}${withdrawn > 0 ? `, ${withdrawn} withdrawn` : ''}.`;
