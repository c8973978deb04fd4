import type { ScaleResults } from '../../../../domain/results/scale-results.ts';
import { shortTitles } from '../../../../domain/results/short-titles.ts';
import { type Html, html } from '../../../html.ts';
import { signed } from './numbers.ts';

const WIDTH = 640;
const LABELS = 280;
const LINE = 24;
/** Characters that fit beside a line; the table has the whole. */
const LONGEST = 34;

type ShownChange = Extract<ScaleResults['changes'][number], { shown: true }>;

/**
 * Mean changes with their confidence intervals around a line at no change, to the same measure. The table beside it
 * says the same.
 */
export function changeChart(title: string, changes: readonly (ShownChange & { title: string })[]): Html {
  if (changes.length === 0) return html``;
  const reach = Math.max(0.5, ...changes.flatMap(({ lower, upper }) => [Math.abs(lower), Math.abs(upper)]));
  const middle = LABELS + (WIDTH - LABELS) / 2;
  const x = (value: number) => round(middle + (value / reach) * ((WIDTH - LABELS) / 2 - 10));
  const height = changes.length * LINE + 30;
  const names = namesOf(changes);
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="12">
<line x1="${middle}" y1="4" x2="${middle}" y2="${height - 22}" stroke="#555" stroke-dasharray="3 3"/>
${changes.map((change, index) => {
  const y = index * LINE + 16;
  return html`<text x="${LABELS - 12}" y="${y + 4}" text-anchor="end" fill="#111">${names[index]!} (${change.n})</text>
<line x1="${x(change.lower)}" y1="${y}" x2="${x(change.upper)}" y2="${y}" stroke="#1f4e79" stroke-width="2"/>
<circle cx="${x(change.mean)}" cy="${y}" r="4.5" fill="#1f4e79"/>
`;
})}
<text x="${x(-reach)}" y="${height - 6}" fill="#444" text-anchor="start">${signed(-reach)}</text>
<text x="${middle}" y="${height - 6}" fill="#444" text-anchor="middle">no change</text>
<text x="${x(reach)}" y="${height - 6}" fill="#444" text-anchor="end">${signed(reach)}</text>
</svg>`;
}

/** Shares of a whole as bars, with their numbers at the side. */
export function barChart(
  title: string,
  bars: readonly { title: string; share: number; words: string }[],
): Html {
  const height = bars.length * LINE + 6;
  const names = namesOf(bars);
  const most = WIDTH - LABELS - 110;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="12">
${bars.map(
  ({ share, words }, index) =>
    html`<text x="${LABELS - 12}" y="${index * LINE + 18}" text-anchor="end" fill="#111">${names[index]!}</text>
<rect x="${LABELS}" y="${index * LINE + 6}" width="${most}" height="15" fill="#e3e8ee"/>
<rect x="${LABELS}" y="${index * LINE + 6}" width="${round(share * most)}" height="15" fill="#1f4e79"/>
<text x="${LABELS + most + 8}" y="${index * LINE + 18}" fill="#111">${words}</text>
`,
)}
</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const namesOf = (lines: readonly { title: string }[]): string[] =>
  shortTitles(
    lines.map(({ title }) => title),
    LONGEST,
  );
