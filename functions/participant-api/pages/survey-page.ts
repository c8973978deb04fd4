import type { Moment } from '../../../domain/dates/calendar.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { Fault } from '../../../domain/errors.ts';
import { questionsOf, type SurveyDefinition } from '../../../domain/surveys/survey.ts';
import { type Html, html } from '../../html.ts';
import { faultSummary } from './fault-summary.ts';
import { inWords } from './fault-words.ts';
import { closedNotice } from './grace-words.ts';
import { type Frame, page } from './page.ts';
import { surveyQuestion } from './survey-question.ts';
import { deadlineInWords } from './words.ts';

/** One survey for one person. */
export interface SurveyPage {
  frame: Frame;
  title: string;
  survey: SurveyDefinition;
  programVersion: string;
  minutes: number;
  unlinked: boolean;
  closes: Moment;
  timeZone: TimeZone;
  token: string;
  /** The sequence of the draft that is stored, 0 where none is. */
  sequence: number;
  /** Under what name the browser keeps what is not saved yet. */
  localKey: string;
  /** The survey has closed; until then this person may finish. */
  finishBy?: Instant;
  /** What was typed before: the draft, or what was sent and could not be taken, and why. */
  typed: Record<string, unknown>;
  faults?: readonly Fault[];
  /** Something to say that is about no field. */
  notice?: string;
}

/**
 * The whole survey as one form that works without a script. The script shows it step by step, and finds what it
 * needs in the data attributes.
 */
export function surveyPage(view: SurveyPage): Html {
  const { survey, minutes, unlinked, typed } = view;
  const faults = inWords(survey, view.faults ?? []);
  const all = questionsOf(survey);
  const content = html`${faultSummary(faults)}${view.notice !== undefined && html`<div class="note" role="alert"><p>${view.notice}</p></div>`}
<form id="survey" method="post" action="/survey" autocomplete="off" data-key="${view.localKey}" data-sequence="${view.sequence}" data-minutes="${minutes}"${unlinked && html` data-unlinked`}>
<input type="hidden" name="t" value="${view.token}">
<input type="hidden" name="v" value="${view.programVersion}">
<div id="intro">
${survey.description && html`<p>${survey.description}</p>`}
<div class="note">
<p>About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. ${deadline(view)}</p>
<p>${unlinked ? UNLINKED : CONFIDENTIAL}</p>
<p class="scripted" hidden>${unlinked ? KEPT_HERE : KEPT_FOR_YOU}</p>
</div>
</div>
${survey.pages.map(
  ({ title, description, elements }) => html`
<section>
<h2>${title}</h2>
${description && html`<p>${description}</p>`}
${elements.map((question) =>
  surveyQuestion(question, all, {
    typed: Object.hasOwn(typed, question.name) ? typed[question.name] : undefined,
    faults,
  }),
)}</section>
`,
)}
<div id="send">
<h2>Send your answers</h2>
<p>Answers can be sent once.</p>
<button>Send my answers</button>
</div>
</form>`;
  return page(view.frame, view.title, content, { hasFaults: faults.length > 0, script: 'survey' });
}

const deadline = ({ finishBy, closes, timeZone }: SurveyPage): Html =>
  finishBy
    ? html`<strong>${closedNotice(finishBy, timeZone)}</strong>`
    : html`Please answer by <strong>${deadlineInWords(closes, timeZone)}</strong>.`;

const CONFIDENTIAL =
  'Your answers are confidential. They are kept with your record, so that your surveys of this program can be compared, and only the team of the program can see them.';
const UNLINKED =
  'Your answers are stored without your name. The team of the program can see that you have answered, and when; it cannot see which answers are yours.';
const KEPT_FOR_YOU =
  'What you type is saved as you go; the link in your mail takes you back to it on any device.';
const KEPT_HERE =
  'Until you send them, your answers stay in this browser and nowhere else; we note only that you have begun. To go on later, use the same device.';
