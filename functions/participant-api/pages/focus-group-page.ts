import type { DeclinedState } from '../../../domain/participants/participant.ts';
import {
  BOOKING_CUTOFF_S,
  type FocusGroup,
  offerTo,
  seatsLeft,
} from '../../../domain/sessions/focus-group.ts';
import { type Html, html } from '../../html.ts';
import { page } from './page.ts';
import { buttonForm, SESSION_FIELD, type SessionsView, sessionForm, wordsAbove } from './session-form.ts';
import { sessionInWords, timeInWords, weekdayInWords, zoneInWords } from './words.ts';

/**
 * The page of somebody without a seat, in the person's own time zone: what is offered to them, the sessions with seats,
 * the full ones to wait for, and two ways to say no. Every button works without a script.
 */
export function focusGroupPage(view: SessionsView & { declined?: DeclinedState['why'] }): Html {
  const { now, id, words, declined, minutes, token } = view;
  const [first] = view.sessions;
  const offered = view.sessions.filter((one) => offerTo(one, id, now));
  const rest = view.sessions.filter((one) => !offerTo(one, id, now));
  const free = rest.filter((one) => seatsLeft(one, now, id) > 0);
  const full = rest.filter((one) => seatsLeft(one, now, id) === 0);
  const after = html`<p>A confirmation with a calendar entry comes to you by mail.</p>`;
  const choice = sessionForm({ ...view, sessions: free }, { deed: 'book', label: 'Book my seat', after });
  const content = html`${wordsAbove(words, free.length > 0)}
${declined && html`<div class="note"><p>${DECLINED[declined]}</p><p>Should you change your mind, you can still choose one here.</p></div>`}
${first && html`<p class="hint">Times are ${zoneInWords(first.startsAt, view.timeZone)}.</p>`}
${offered.map((one) => offer(one, view))}
<p>A focus group takes about ${minutes} minutes. Seats can be booked until ${BOOKING_CUTOFF_S / 60} minutes before a session.</p>
${choice ?? html`<p>There is no session with a seat left at the moment. The person named below can tell you about further sessions.</p>`}
${
  full.length > 0 &&
  html`<h2>Full at the moment</h2>
<p>You can wait for several. When a seat becomes free, it is offered to the next in line by mail, and kept for about a working day.</p>
<ul class="cards">
${full.map((one) => line(one, view))}</ul>
`
}
${
  declined !== 'not-taking-part' &&
  html`<h2>You cannot come?</h2>
<p>Please say so: you get no more mail about it then.</p>
<div class="buttons">
${!declined && buttonForm(token, 'none-of-these-times', 'None of these times')}
${buttonForm(token, 'not-taking-part', 'I will not take part')}
</div>`
}`;
  return page(view.frame, view.title, content, { hasFaults: words.fault !== undefined });
}

const DECLINED: Record<DeclinedState['why'], string> = {
  excused: 'You are excused from this focus group. You may still take part.',
  'not-taking-part': 'You told us that you will not take part in a focus group.',
  'none-of-these-times':
    'You told us that none of these times is possible for you. When there are others, we ask you again.',
};

function offer(session: FocusGroup, { token, timeZone, id, now }: SessionsView): Html {
  const { until } = offerTo(session, id, now)!;
  const fields = { [SESSION_FIELD]: session.id };
  return html`<div class="note good">
<p><strong>A seat is kept for you until ${weekdayInWords(until, timeZone)}, ${timeInWords(until, timeZone)}.</strong></p>
<p>${sessionInWords(session, timeZone)}<br>${session.place}</p>
<div class="buttons">
${buttonForm(token, 'book', 'Take this seat', fields, 'main')}
${buttonForm(token, 'let-go', 'Let it go', fields)}
</div>
</div>
`;
}

function line(session: FocusGroup, { token, timeZone, id }: SessionsView): Html {
  const place = (session.waiting ?? []).findIndex(({ participantId }) => participantId === id);
  const fields = { [SESSION_FIELD]: session.id };
  return html`<li>
<p id="${session.id}">${sessionInWords(session, timeZone)}<br><span class="hint">${session.place}</span></p>
${
  place < 0
    ? buttonForm(token, 'wait', 'Wait for a seat', fields, 'second', session.id)
    : html`<p><strong>You wait for this one${place === 0 ? ' and are next' : `, number ${place + 1} in line`}.</strong></p>
${buttonForm(token, 'leave', 'Wait no longer', fields, 'second', session.id)}`
}
</li>
`;
}
