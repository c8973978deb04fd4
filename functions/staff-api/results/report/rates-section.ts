import { finished, inTime, type WaveRates } from '../../../../domain/results/wave-rates.ts';
import { type Html, html } from '../../../html.ts';
import { barChart } from './charts.ts';
import { percent } from './numbers.ts';
import type { ReportOptions } from './report-page.ts';

/** Who took part in what, and for those who may know, who is missing. */
export const ratesSection = (rates: readonly WaveRates[], { identities }: ReportOptions): Html => html`
<section>
<h2>Who answered</h2>
${barChart(
  'Answered or attended, of those enrolled before it closed',
  rates.map((wave) => ({
    title: wave.title,
    share: wave.rate ?? 0,
    words: `${finished(wave)} of ${inTime(wave)} (${percent(wave.rate ?? 0)})`,
  })),
)}
<table>
<caption>Participants by what became of each wave; done is answered${rates.some(({ kind }) => kind === 'focus-group') && ', or came to the focus group'}</caption>
<thead><tr><th scope="col">Wave</th>${COLUMNS.map(([title]) => html`<th scope="col" class="n">${title}</th>`)}</tr></thead>
<tbody>
${rates.map(
  (wave) => html`<tr><th scope="row">${wave.title}</th>${COLUMNS.map(
    ([, count]) => html`<td class="n">${count(wave)}</td>`,
  )}</tr>
`,
)}
</tbody>
</table>
${identities && rates.map(missingList)}
</section>`;

const COLUMNS: readonly [string, (wave: WaveRates) => number][] = [
  ['Enrolled', ({ enrolled }) => enrolled],
  ['Invited', ({ invited }) => invited],
  ['Done', finished],
  ['Declined', ({ counts }) => counts.declined ?? 0],
  ['Missed', ({ counts }) => (counts.missed ?? 0) + (counts['no-show'] ?? 0)],
  ['Pending', ({ counts }) => (counts.pending ?? 0) + (counts.booked ?? 0) + (counts['not-open'] ?? 0)],
  ['Enrolled later', ({ counts }) => counts['not-asked'] ?? 0],
  ['Withdrawn', ({ counts }) => counts.withdrawn ?? 0],
];

const missingList = ({ title, missing }: WaveRates): Html | false =>
  missing.length > 0 &&
  html`<h3>Missing: ${title}</h3>
<ul>${missing.map(({ name, outcome }) => html`<li>${name} (${outcome.replaceAll('-', ' ')})</li>`)}</ul>`;
