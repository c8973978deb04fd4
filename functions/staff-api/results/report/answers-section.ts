import type { CohortResults } from '../../../../domain/results/cohort-results.ts';
import type { ItemResults } from '../../../../domain/results/item-results.ts';
import { type Html, html } from '../../../html.ts';
import { percent, WHY } from './numbers.ts';
import type { ReportOptions } from './report-page.ts';

/** What was answered to each question of surveys that are asked once, and what people wrote. */
export function answersSection(
  { items, texts, rates }: CohortResults,
  { freeText }: ReportOptions,
): Html | false {
  const waves = [...new Set([...items, ...(freeText ? texts : [])].map(({ wave }) => wave))];
  return html`${waves.map(
    (wave) => html`
<section>
<h2>Answers: ${rates.find((one) => one.wave === wave)?.title ?? wave}</h2>
${items.filter((item) => item.wave === wave).map(itemTable)}
${
  freeText &&
  texts
    .filter((text) => text.wave === wave)
    .map(
      ({ title, result }) => html`<h3>${title}</h3>
${
  result.shown
    ? html`<p class="quiet">${result.texts.length} texts, in alphabetical order</p>
<ul>${result.texts.map((text) => html`<li>${text}</li>`)}</ul>`
    : html`<p>${result.why === 'too-few' ? 'fewer than 8 texts' : WHY[result.why]}</p>`
}`,
    )
}
</section>`,
  )}`;
}

const titleOf = ({ questionTitle, title }: ItemResults): string =>
  title === questionTitle ? title : `${questionTitle} ${title}`;

const itemTable = (item: ItemResults): Html => tableOf(titleOf(item), item.result);

const tableOf = (title: string, result: ItemResults['result']): Html =>
  result.shown
    ? html`<table>
<caption>${title} (n ${result.n})</caption>
<thead><tr>${result.options.map(({ text }) => html`<th scope="col" class="n">${text}</th>`)}</tr></thead>
<tbody><tr>${result.options.map(
        ({ count }) => html`<td class="n">${count} (${percent(count / result.n)})</td>`,
      )}</tr></tbody>
</table>`
    : html`<h3>${title}</h3>
<p>${WHY[result.why]}</p>`;
