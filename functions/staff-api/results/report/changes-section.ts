import type { SurveyResults } from '../../../../domain/results/cohort-results.ts';
import type { WaveRates } from '../../../../domain/results/wave-rates.ts';
import { type Html, html } from '../../../html.ts';
import { changeChart } from './charts.ts';
import { number, signed, WHY } from './numbers.ts';

/** One survey: its scales in each wave, and how they moved. */
export function changesSection(
  { title, waves, scales }: SurveyResults,
  rates: readonly WaveRates[],
): Html | false {
  if (scales.length === 0) return false;
  const titleOf = (wave: string) => rates.find((one) => one.wave === wave)?.title ?? wave;
  const later = waves.slice(1);
  return html`
<section>
<h2>${title}</h2>
<table>
<caption>Mean of each scale (standard deviation), n people</caption>
<thead><tr><th scope="col">Scale, and its range</th>${waves.map((wave) => html`<th scope="col">${titleOf(wave)}</th>`)}</tr></thead>
<tbody>
${scales.map(
  (
    scale,
  ) => html`<tr><th scope="row">${scale.title} (${scale.lowest} to ${scale.highest})</th>${scale.waves.map(
    (cell) =>
      cell.shown
        ? html`<td>${number(cell.mean)} (${number(cell.sd)}), n ${cell.n}</td>`
        : html`<td>${WHY[cell.why]}</td>`,
  )}</tr>
`,
)}
</tbody>
</table>
${later.map((wave) => changeTable(wave))}
</section>`;

  function changeTable(wave: string): Html {
    const heading = `From “${titleOf(waves[0]!)}” to “${titleOf(wave)}”`;
    const rows = scales.flatMap((scale) =>
      scale.changes.filter(({ to }) => to === wave).map((change) => ({ scale, change })),
    );
    return html`<h3>${heading}</h3>
${changeChart(
  `${heading}: mean change with 95 % confidence interval, in brackets the number of pairs`,
  rows.flatMap(({ scale, change }) => (change.shown ? [{ ...change, title: scale.title }] : [])),
)}
<table>
<caption>Change of those who answered both, point by point of the scale</caption>
<thead><tr><th scope="col">Scale</th><th scope="col" class="n">Pairs (n)</th><th scope="col" class="n">Mean change</th><th scope="col" class="n">95 % confidence interval</th><th scope="col" class="n">Standardized</th></tr></thead>
<tbody>
${rows.map(({ scale, change }) =>
  change.shown
    ? html`<tr><th scope="row">${scale.title}</th><td class="n">${change.n}</td><td class="n">${signed(change.mean)}</td><td class="n">${signed(change.lower)} to ${signed(change.upper)}</td><td class="n">${change.standardized === undefined ? '–' : signed(change.standardized)}</td></tr>
`
    : html`<tr><th scope="row">${scale.title}</th><td colspan="4">${WHY[change.why]}</td></tr>
`,
)}
</tbody>
</table>
<p class="quiet">Standardized: the mean change divided by the standard deviation of everybody in the first wave. The interval is
by the t distribution with n − 1 degrees of freedom; one that leaves out zero is change that chance would seldom make.</p>`;
  }
}
