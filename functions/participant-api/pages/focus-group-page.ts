import { BOOKING_CUTOFF_S, type FocusGroup, seatsLeft } from '../../../domain/focus-group.ts';
import type { TimeZone } from '../../../domain/local-date.ts';
import type { Seat } from '../../../domain/participant.ts';
import { faultSummary } from './fault-summary.ts';
import type { FieldFault } from './fault-words.ts';
import { type Html, html } from './html.ts';
import { type Frame, page } from './page.ts';
import { sessionInWords, zoneInWords } from './words.ts';

/** The sessions one person can choose from. */
export interface FocusGroupPage {
  frame: Frame;
  title: string;
  minutes: number;
  timeZone: TimeZone;
  token: string;
  sessions: readonly FocusGroup[];
  /** Why the choice made before was not taken. */
  fault?: string;
}

/** The name of the form field that carries the chosen session. */
export const SESSION_FIELD = 'g';

/** Sessions with seats left as one choice, in the person's own time zone, which is named. */
export function focusGroupPage(view: FocusGroupPage): Html {
  const faults: FieldFault[] =
    view.fault === undefined
      ? []
      : [
          {
            field: view.sessions.length > 0 ? SESSION_FIELD : undefined,
            subject: 'Session',
            words: view.fault,
          },
        ];
  const choice = html`<form method="post" action="/focus-group">
<input type="hidden" name="t" value="${view.token}">
<fieldset>
<legend>Choose one session</legend>
<p class="hint">Times are ${view.sessions[0] && zoneInWords(view.sessions[0].startsAt, view.timeZone)}.</p>
<div class="options">
${view.sessions.map(
  (
    session,
    index,
  ) => html`<label><input type="radio" id="${index === 0 ? SESSION_FIELD : `${SESSION_FIELD}.${index}`}" name="${SESSION_FIELD}" value="${session.id}"> <span>${sessionInWords(session, view.timeZone)}<br><span class="hint">${session.place}; ${seats(seatsLeft(session))} left</span></span></label>
`,
)}</div>
</fieldset>
<p>A confirmation with a calendar entry comes to you by mail.</p>
<button>Book my seat</button>
</form>`;
  const none = html`<p>There is no session with a seat left at the moment. The person named below can tell you about further sessions.</p>`;
  const content = html`${faultSummary(faults)}
<p>A focus group takes about ${view.minutes} minutes. Seats can be booked until ${BOOKING_CUTOFF_S / 60} minutes before a session.</p>
${view.sessions.length > 0 ? choice : none}`;
  return page(view.frame, view.title, content, { hasFaults: faults.length > 0 });
}

const seats = (count: number): string => (count === 1 ? '1 seat' : `${count} seats`);

/** The seat a person has, after booking it and whenever they come back. */
export const bookedPage = (frame: Frame, title: string, seat: Seat, zone: TimeZone): Html =>
  page(
    frame,
    title,
    html`<div class="note good" role="status">
<p><strong>You have a seat.</strong></p>
<p>${sessionInWords(seat, zone)}, ${zoneInWords(seat.startsAt, zone)}.</p>
<p>${placeWithLink(seat.place)}</p>
</div>
<p>A confirmation with a calendar entry comes to you by mail. If you cannot come, please say so early: someone else may want the seat.</p>`,
  );

function placeWithLink(place: string): Html {
  const [, before = place, url] = /^(.*?)(https:\/\/\S+)$/.exec(place) ?? [];
  return html`${before}${url !== undefined && html`<a href="${url}">${url}</a>`}`;
}
