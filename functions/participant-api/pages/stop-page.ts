import type { Program } from '../../../domain/programs/program.ts';
import { type Html, html } from '../../html.ts';
import { newLinkForm } from './new-link-form.ts';
import { type Frame, page } from './page.ts';

/** The question, with one button. Opening the page has stopped nothing. */
export const stopPage = (frame: Frame, token: string, program: Program): Html =>
  page(
    frame,
    'Stop these mails?',
    html`<p>You will get no more invitations and reminders from this program. You still take part, and the links in mails you have keep working.</p>
${whatStillComes(program)}<form method="post" action="/stop">
<input type="hidden" name="t" value="${token}">
<button>Stop these mails</button>
</form>`,
  );

/** The answer, the first time and every other. `token`: of who still takes part, and so has a page to start mail again. */
export const stoppedPage = (frame: Frame, program: Program, token?: string): Html =>
  page(
    frame,
    'These mails are stopped',
    html`<div class="note good" role="status"><p>You will get no more invitations and reminders from this program.</p></div>
${
  token !== undefined &&
  html`${whatStillComes(program)}<p>If this was a mistake, you can let them come again on your own page.</p>
${newLinkForm(token, 'year')}`
}`,
  );

/** In a program without focus groups nothing is booked. */
const whatStillComes = ({ touchpoints }: Program): Html | false =>
  touchpoints.some(({ kind }) => kind === 'focus-group') &&
  html`<p>${WHAT_STILL_COMES}</p>
`;

const WHAT_STILL_COMES =
  'What you do yourself is still answered by mail: when you book a focus group, or wait for a seat in one, you hear about that.';
