import type { Seat } from '../../../domain/participants/participant.ts';
import { seatsLeft } from '../../../domain/sessions/focus-group.ts';
import { type Html, html } from '../../html.ts';
import { page } from './page.ts';
import { buttonForm, type SessionsView, sessionForm, wordsAbove } from './session-form.ts';
import { sessionInWords, zoneInWords } from './words.ts';

/** The seat a person has, after booking it and whenever they come back; until it begins it can be moved or cancelled. */
export function seatPage(view: SessionsView & { seat: Seat }): Html {
  const { seat, timeZone, token, words, now, id } = view;
  const others = view.sessions.filter((one) => one.id !== seat.focusGroupId && seatsLeft(one, now, id) > 0);
  const shown = { n: seat.number };
  const moving = sessionForm(
    { ...view, sessions: others },
    {
      deed: 'move',
      label: 'Move my seat',
      fields: shown,
      after: html`<p class="hint">Your seat stays yours until the other one is.</p>`,
    },
  );
  const isAhead = now < seat.startsAt;
  const content = html`${wordsAbove({ ...(words.fault !== undefined && { fault: words.fault }) }, others.length > 0)}
<div class="note good"${words.said !== undefined && html` role="status"`}>
<p><strong>${words.said ?? 'You have a seat.'}</strong></p>
<p>${sessionInWords(seat, timeZone)}, ${zoneInWords(seat.startsAt, timeZone)}.</p>
<p>${placeWithLink(seat.place)}</p>
<p><a href="/focus-group.ics?t=${token}">Add it to my calendar</a></p>
</div>
<p>A confirmation with a calendar entry comes to you by mail, and so does every change. If you cannot come, please say so early: someone else may want the seat.</p>
${
  isAhead &&
  html`<h2>Another time suits you better?</h2>
${moving ?? html`<p>There is no other session with a seat left at the moment.</p>`}
<h2>You cannot come?</h2>
<div class="buttons">
${buttonForm(token, 'cancel', 'Cancel my seat', shown)}
${buttonForm(token, 'not-taking-part', 'I will not take part', shown)}
</div>`
}`;
  return page(view.frame, view.title, content, { hasFaults: words.fault !== undefined });
}

function placeWithLink(place: string): Html {
  const [, before = place, url] = /^(.*?)(https:\/\/\S+)$/.exec(place) ?? [];
  return html`${before}${url !== undefined && html`<a href="${url}">${url}</a>`}`;
}
