import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { Seat, WhyDeclined } from '../../../domain/participants/participant.ts';
import { type Html, html } from '../../html.ts';
import { type Frame, page } from './page.ts';
import { buttonForm } from './session-form.ts';
import { sessionInWords } from './words.ts';

interface Asked {
  frame: Frame;
  token: string;
  timeZone: TimeZone;
  seat: Seat | undefined;
}

/** Asked once before a seat is given back. */
export const cancelQuestion = ({ frame, token, timeZone, seat }: Asked & { seat: Seat }): Html =>
  page(
    frame,
    'Cancel your seat?',
    html`<p>${sessionInWords(seat, timeZone)}</p>
<p>Someone else can have it then. You may choose another session afterwards, as long as there are any.</p>
<div class="buttons">
${buttonForm(token, 'cancel', 'Cancel my seat', { n: seat.number, sure: 'yes' }, 'main')}
</div>
${back(token)}`,
  );

/** Asked once before somebody is asked no more. */
export const declineQuestion = ({ frame, token, timeZone, seat, why }: Asked & { why: WhyDeclined }): Html =>
  page(
    frame,
    TITLES[why],
    html`${seat && html`<p>Your seat is given back: ${sessionInWords(seat, timeZone)}.</p>`}
<p>${WORDS[why]}</p>
<p>The rest of the program goes on as before, and you can change your mind on this page.</p>
<div class="buttons">
${buttonForm(token, why, LABELS[why], { sure: 'yes', ...(seat && { n: seat.number }) }, 'main')}
</div>
${back(token)}`,
  );

const back = (token: string): Html =>
  html`<p><a href="/focus-group?t=${token}">Go back, change nothing</a></p>`;

const TITLES: Record<WhyDeclined, string> = {
  'not-taking-part': 'Not take part in a focus group?',
  'none-of-these-times': 'None of these times?',
};

const WORDS: Record<WhyDeclined, string> = {
  'not-taking-part': 'You get no more mail about it. The people who run the program see that you decided so.',
  'none-of-these-times':
    'The people who run the program see it. When there are other times to choose from, you get one mail; until then none.',
};

const LABELS: Record<WhyDeclined, string> = {
  'not-taking-part': 'I will not take part',
  'none-of-these-times': 'None of these times',
};
