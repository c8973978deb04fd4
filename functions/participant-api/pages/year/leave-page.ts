import { type Html, html } from '../html.ts';
import { type Frame, page, writeTo } from '../page.ts';

/** What stopping means, said before it happens. */
export const leavePage = (frame: Frame, token: string): Html =>
  page(
    frame,
    'Stop taking part?',
    html`<ul>
<li>From that moment on nothing is sent to you any more.</li>
<li>A seat you have booked goes to somebody else.</li>
<li>Your links stop working, this page too. You cannot undo it yourself.</li>
<li>${DATA} If you want that deleted: ${frame.contactPerson && writeTo(frame.contactPerson)}.</li>
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
<p>${DATA} If you want that deleted: ${frame.contactPerson && writeTo(frame.contactPerson)}. Thank you for the time you gave.</p>`,
  );

const DATA =
  'What you have answered and written so far is kept, and is used in results about groups of people, never about one.';
