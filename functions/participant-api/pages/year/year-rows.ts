import type { TimeZone } from '../../../../domain/dates/local-date.ts';
import type { YearRow } from '../../../../domain/participants/year.ts';
import { lacksSessions } from '../../../../domain/progress/progress.ts';
import { type Html, html } from '../../../html.ts';
import { dateInWords, dayInWords, deadlineInWords, sessionInWords, zoneInWords } from '../words.ts';

const DECLINED = {
  'not-taking-part': 'that you will not take part',
  'none-of-these-times': 'that none of the times suits you',
};

const BADGES = { due: 'To do now', coming: 'Coming', past: 'Behind you' };

/** One touchpoint in the list of the year; what can be done or looked at has a button. */
export function rowItem(row: YearRow, { timeZone }: { timeZone: TimeZone }, token: string): Html {
  const { id, title } = row.planned.touchpoint;
  const { badge, look } =
    row.state?.kind === 'done'
      ? { badge: 'Done', look: 'done' }
      : { badge: BADGES[row.when], look: row.when };
  return html`<li class="${look}" id="${anchorOf(row)}">
<p class="badge">${badge}</p>
<h3>${title}</h3>
<p>${inWords(row, timeZone)}</p>
${hasButton(row) && openForm(token, id, row.stage === 'booked' ? 'See my seat' : actionOf(row), title)}</li>
`;
}

/** "To do now", as one sentence that leads to its place in the list. */
export function rowLead(row: YearRow, zone: TimeZone): Html {
  const { title } = row.planned.touchpoint;
  const until = deadlineInWords({ at: row.until }, zone);
  return html`<strong>To do now:</strong> <a href="#${anchorOf(row)}">${title}</a>, by ${until}.`;
}

/** What is due, or held, leads to a page of its own. */
export const hasButton = ({ stage, when, isOpenAgain }: YearRow): boolean =>
  stage === 'open' || isOpenAgain || (stage === 'booked' && when === 'coming');

const anchorOf = ({ planned }: YearRow): string => `at-${planned.touchpoint.id}`;

const actionOf = ({ planned }: YearRow): string =>
  planned.touchpoint.kind === 'survey' ? 'Answer now' : 'Choose a session';

/** Opening makes a link that changes nothing by itself, and so it is a form. */
const openForm = (token: string, touchpoint: string, text: string, title: string): Html =>
  html`<form method="post" action="/year/open">
<input type="hidden" name="t" value="${token}">
<input type="hidden" name="touchpoint" value="${touchpoint}">
<button>${text}<span class="unseen">: ${title}</span></button>
</form>
`;

/** Where a touchpoint stands, in plain words with its dates. */
export function inWords(row: YearRow, zone: TimeZone): string {
  const { planned, state, stage } = row;
  const { touchpoint, opens, closes, sessions } = planned;
  const between = sessions && `between ${dateInWords(sessions.from)} and ${dateInWords(sessions.until)}`;
  switch (state?.kind) {
    case 'done':
      if (state.how === 'answered') return `You answered on ${dayInWords(state.at, zone)}. Thank you.`;
      return state.how === 'attended' ? 'You were there. Thank you.' : 'This is behind you.';
    case 'booked':
      return `Your seat: ${sessionInWords(state.seat, zone)}, ${zoneInWords(state.seat.startsAt, zone)}.`;
    case 'declined':
      if (state.why === 'excused') return 'You are excused from this. There is nothing to do.';
      return row.isOpenAgain
        ? `You said ${DECLINED[state.why]}. You can change your mind until ${deadlineInWords({ at: row.until }, zone)}.`
        : 'You did not take part. There is nothing left to do.';
    default:
  }
  switch (stage) {
    case 'open':
      return touchpoint.kind === 'survey'
        ? `Open now, until ${deadlineInWords(closes, zone)}.`
        : `Book a seat now. It takes ${touchpoint.minutes} minutes, on a day ${between}.`;
    case 'not-open':
      if (touchpoint.kind === 'survey') {
        return `Opens on ${dayInWords(opens.at, zone)}, until ${deadlineInWords(closes, zone)}.`;
      }
      return `It takes ${touchpoint.minutes} minutes, on a day ${between}. Booking opens ${lacksSessions(planned) ? 'when its sessions are known' : `on ${dayInWords(opens.at, zone)}`}.`;
    default:
      return `Closed on ${deadlineInWords(closes, zone)}. There is nothing left to do.`;
  }
}
