import type { Instant } from '../../../../domain/instant.ts';
import type { TimeZone } from '../../../../domain/local-date.ts';
import type { SurveyScores } from '../../../../domain/scores.ts';
import { type Html, html } from '../html.ts';
import { monthInWords } from '../words.ts';
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
<tr>${waves.map((wave) => waveHead(wave, zone))}</tr>
</thead>
${scales.map(
  (scale) => html`<tbody>
<tr><th scope="rowgroup" colspan="${waves.length}">${scale.title} <span class="hint nowrap">(from ${scale.min} to ${scale.max})</span>${waves.length > 1 && sparkline(scale)}</th></tr>
<tr>${scale.scores.map((score) => html`<td>${score === undefined ? tooFew : score.toFixed(1)}</td>`)}</tr>
</tbody>
`,
)}</table>
`;

const waveHead = ({ title, at }: { title: string; at: Instant }, zone: TimeZone): Html =>
  html`<th scope="col">${monthInWords(at, zone)}<span class="unseen">: ${title}</span></th>`;

const tooFew = html`<span aria-hidden="true">–</span><span class="unseen">too few answers</span>`;
