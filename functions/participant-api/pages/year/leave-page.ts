import { type Html, html } from '../../../html.ts';
import { type Frame, page, writeTo } from '../page.ts';

/** What stopping means, said before it happens. */
export const leavePage = (frame: Frame, token: string): Html =>
  page(
    frame,
    'Stop taking part?',
    html`<ul>
<li>From that moment on nothing is sent to you any more.</li>
<li>If you have booked a seat, somebody else can have it. Its entry stays in your calendar until you take it out.</li>
<li>Your links stop working, this page too. You cannot undo it yourself.</li>
<li>${dataKept(frame)}</li>
</ul>
<form method="post" action="/year/leave">
<input type="hidden" name="t" value="${token}">
<input type="hidden" name="confirm" value="yes">
<button class="danger">Stop taking part now</button>
</form>
<p>If only the mails are too many: <a href="/year?t=${token}">stop those, and stay</a>.</p>`,
  );

/** Said when it is done, and every other time. */
export const leftPage = (frame: Frame): Html =>
  page(
    frame,
    'You no longer take part',
    html`<div class="note good" role="status"><p>It is done: nothing is sent to you any more, and seats you had are free again.</p></div>
<p>${dataKept(frame)}</p>
<p>Thank you for the time you gave.</p>`,
  );

const dataKept = ({ contactPerson }: Frame): Html =>
  html`What you have answered and written so far is kept and used in results about groups of people, never about one. You can ask for it to be deleted, as far as it is kept with your name.${contactPerson && html` ${writeTo(contactPerson)}.`}`;
