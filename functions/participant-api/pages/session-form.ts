import type { Instant } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import type { FocusGroup } from '../../../domain/sessions/focus-group.ts';
import { seatsLeft } from '../../../domain/sessions/focus-group.ts';
import { type Html, html } from '../../html.ts';
import type { PageWords } from '../focus-group-pages.ts';
import { faultSummary } from './fault-summary.ts';
import type { Frame } from './page.ts';
import { sessionInWords } from './words.ts';

/** What every page about a booking knows: whose it is, and the sessions that person may have a seat in. */
export interface SessionsView {
  frame: Frame;
  title: string;
  minutes: number;
  timeZone: TimeZone;
  token: string;
  sessions: readonly FocusGroup[];
  now: Instant;
  id: ParticipantId;
  words: PageWords;
}

/** The name of the form field that carries the chosen session. */
export const SESSION_FIELD = 'g';

/** A form with one button, which says what it does; `about` is the id of what it is done to, where that is not plain. */
export const buttonForm = (
  token: string,
  deed: string,
  label: string,
  fields: Record<string, string | number> = {},
  tone: 'main' | 'second' = 'second',
  about?: string,
): Html => html`<form method="post" action="/focus-group">
<input type="hidden" name="t" value="${token}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button name="do" value="${deed}"${tone === 'second' && html` class="second"`}${about !== undefined && html` aria-describedby="${about}"`}>${label}</button>
</form>
`;

/** Sessions with a seat for this person as one choice; undefined where there is none. */
export function sessionForm(
  { token, sessions, timeZone, now, id }: SessionsView,
  form: { deed: 'book' | 'move'; label: string; fields?: Record<string, string | number>; after?: Html },
): Html | undefined {
  if (sessions.length === 0) return undefined;
  const { deed, label, fields = {} } = form;
  return html`<form method="post" action="/focus-group">
<input type="hidden" name="t" value="${token}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<fieldset>
<legend>Choose one session</legend>
<div class="options">
${sessions.map((session, index) => {
  const field = index === 0 ? SESSION_FIELD : `${SESSION_FIELD}.${index}`;
  return html`<label><input type="radio" id="${field}" name="${SESSION_FIELD}" value="${session.id}"> <span>${sessionInWords(session, timeZone)}<br><span class="hint"><bdi>${session.place}</bdi>; ${seats(seatsLeft(session, now, id))} left</span></span></label>
`;
})}</div>
</fieldset>
${form.after}
<button name="do" value="${deed}">${label}</button>
</form>
`;
}

const seats = (count: number): string => (count === 1 ? '1 seat' : `${count} seats`);

/** What has just happened, or what has to be chosen anew, above everything else. */
export function wordsAbove({ said, fault }: PageWords, hasChoice: boolean): Html {
  const field = hasChoice ? SESSION_FIELD : undefined;
  const faults = fault === undefined ? [] : [{ field, subject: 'Session', words: fault }];
  return html`${faultSummary(faults)}${said !== undefined && html`<div class="note good" role="status"><p><strong>${said}</strong></p></div>`}`;
}
