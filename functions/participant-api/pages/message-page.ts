import { type Html, html } from '../../html.ts';
import { type Frame, page } from './page.ts';

/** A page that says something, and perhaps has one button `after` it. `tone: good` for what went well. */
export const messagePage = (
  frame: Frame | undefined,
  title: string,
  paragraphs: readonly string[],
  tone: 'good' | 'plain' = 'plain',
  after?: Html,
): Html =>
  page(
    frame,
    title,
    html`<div class="note${tone === 'good' && ' good'}"${tone === 'good' && html` role="status"`}>
${paragraphs.map((text) => html`<p>${text}</p>\n`)}</div>
${after}`,
  );
