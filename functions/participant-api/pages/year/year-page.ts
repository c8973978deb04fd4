import { type Html, html } from '../../../html.ts';
import type { YearView } from '../../year-view.ts';
import { faultSummary } from '../fault-summary.ts';
import type { FieldFault } from '../fault-words.ts';
import { type Frame, page } from '../page.ts';
import { goalSection } from './goal-section.ts';
import { scoresSection } from './scores-section.ts';
import { settingsSection } from './settings-section.ts';
import { rowItem, rowLead } from './year-rows.ts';

/** What was sent before and could not be taken, to be shown as it was typed. */
export interface Attempt {
  form: 'goal' | 'review' | 'away' | 'time-zone';
  typed: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  /** What is stored was changed since the form was shown; both are shown. */
  isOvertaken?: true;
}

/** What a page says besides the year itself: something that was just done, or was not. */
export interface Shown {
  notice?: string;
  attempt?: Attempt;
}

/** Why not to forward it, in a program that has something of one's own to show. */
function ofOneself({ goal, givesScores }: YearView): string {
  const own = [...(goal ? ['goal'] : []), ...(givesScores ? ['scores'] : [])];
  return own.length > 0 ? `: it shows your own ${own.join(' and ')}` : '';
}

/** The page of one person's year: nothing on it names the person, because a link can be forwarded. */
export function yearPage(frame: Frame, token: string, view: YearView, { notice, attempt }: Shown): Html {
  const faults = attempt?.faults ?? [];
  const due = view.rows.filter(({ when }) => when === 'due');
  const content = html`${faultSummary(faults)}${notice !== undefined && html`<div class="note good" role="status" tabindex="-1" autofocus><p>${notice}</p></div>`}
<div class="note">
${due.map((row) => html`<p>${rowLead(row, view.timeZone)}</p>\n`)}${due.length === 0 && html`<p><strong>Nothing to do now.</strong></p>\n`}<p>This page is yours alone. Please do not forward its link${ofOneself(view)}.</p>
</div>
<section>
<h2>The year</h2>
<ol class="year">
${view.rows.map((row) => rowItem(row, view, token))}</ol>
${view.rows.some(({ when }) => when === 'coming') && html`<form action="/year/calendar"><input type="hidden" name="t" value="${token}"><button class="quiet">Add everything to my calendar</button></form>`}
</section>
${view.goal && goalSection(view.goal, view, token, attempt)}${view.scores.length > 0 && scoresSection(view.scores, view.timeZone)}${settingsSection(view, token, attempt)}`;
  return page(frame, 'My year', content, { hasFaults: faults.length > 0 });
}
