import type { SurveyScores } from '../../../../domain/surveys/scores.ts';
import { type Html, html } from '../../../html.ts';

/** Units of the drawing: a column is as wide as one of the table below it. */
const COLUMN = 100;
const HEIGHT = 40;
const EDGE = 6;

/**
 * One scale's scores as a dot above each number and a line between neighbors, on the scale's whole range. Only a
 * picture of numbers that stand below it, so screen readers skip it.
 */
export function sparkline({ min, max, scores }: SurveyScores['scales'][number]): Html {
  const width = COLUMN * scores.length;
  const dots = scores.map((score, index) =>
    score === undefined
      ? undefined
      : {
          x: COLUMN * (index + 0.5),
          y: Math.round((EDGE + ((max - score) / (max - min)) * (HEIGHT - 2 * EDGE)) * 10) / 10,
        },
  );
  const edges = [EDGE, HEIGHT - EDGE].map(
    (y) => html`<line class="edge" x1="0" y1="${y}" x2="${width}" y2="${y}"/>`,
  );
  const trend = dots.map((to, index) => {
    const from = dots[index - 1];
    return from && to && html`<line class="trend" x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>`;
  });
  return html`<svg class="spark" viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true" focusable="false">${edges}${trend}${dots.map((dot) => dot && html`<circle class="dot" cx="${dot.x}" cy="${dot.y}" r="4"/>`)}</svg>`;
}
