import type { TimeZone } from '../../../../domain/dates/local-date.ts';
import type { SurveyScores } from '../../../../domain/surveys/scores.ts';
import { type Html, html } from '../../../html.ts';
import { monthInWords, shortDayInWords } from '../words.ts';
import { sparkline } from './sparkline.ts';

/** A person's own scores: for each survey a table with a line for each topic. No judgement, nobody else's. */
export const scoresSection = (scores: readonly SurveyScores[], zone: TimeZone): Html => html`<section>
<h2 id="scores">My own scores</h2>
<p>Each number is the mean of your own answers to the questions on that topic: how you saw it then, with nobody to compare with.</p>
${scores.map((survey) => surveyScores(survey, zone))}</section>
`;

/** One body for each topic: its name and picture above, its numbers below, each under the wave it is from. */
const surveyScores = (
  { title, waves, scales }: SurveyScores,
  zone: TimeZone,
): Html => html`<table class="scores">
<caption>${title}</caption>
<thead>
<tr>${datesOf(waves, zone).map((date, index) => waveHead(date, waves[index]!.title))}</tr>
</thead>
${scales.map(
  (scale) => html`<tbody>
<tr><th scope="rowgroup" colspan="${waves.length}">${scale.title} <span class="hint nowrap">(from ${scale.min} to ${scale.max})</span>${waves.length > 1 && sparkline(scale)}</th></tr>
<tr>${scale.scores.map((score) => html`<td>${score === undefined ? tooFew : score.toFixed(1)}</td>`)}</tr>
</tbody>
`,
)}</table>
`;

/** With more columns than this no year fits into one on a phone. */
const ROOM_FOR_YEARS = 8;

/** When each wave was answered, no longer than tells them apart. */
function datesOf(waves: SurveyScores['waves'], zone: TimeZone): string[] {
  const months = waves.map(({ at }) => monthInWords(at, zone));
  const days = waves.map(({ at }) => shortDayInWords(at, zone));
  const fits = waves.length > ROOM_FOR_YEARS ? [days, months] : [months, days];
  const isClear = (dates: readonly string[]) => new Set(dates).size === waves.length;
  return fits.find(isClear) ?? waves.map(({ at }) => shortDayInWords(at, zone, 'year'));
}

const waveHead = (date: string, title: string): Html =>
  html`<th scope="col">${date}<span class="unseen">: ${title}</span></th>`;

const tooFew = html`<span aria-hidden="true">–</span><span class="unseen">too few answers</span>`;
