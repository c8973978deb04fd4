import type { Moment } from '../../../domain/calendar.ts';
import type { Fault } from '../../../domain/errors.ts';
import type { TimeZone } from '../../../domain/local-date.ts';
import type { SurveyDefinition } from '../../../domain/survey.ts';
import { faultSummary } from './fault-summary.ts';
import { inWords } from './fault-words.ts';
import { type Html, html } from './html.ts';
import { type Frame, page } from './page.ts';
import { questionField } from './question-field.ts';
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
  /** What was sent before and could not be taken, and why. */
  typed?: Record<string, unknown>;
  faults?: readonly Fault[];
  /** Something to say that is about no field. */
  notice?: string;
}

/** The whole survey as one form that works without a script. */
export function surveyPage(view: SurveyPage): Html {
  const faults = inWords(view.survey, view.faults ?? []);
  const typed = view.typed ?? {};
  const content = html`${faultSummary(faults)}${view.notice !== undefined && html`<div class="note" role="alert"><p>${view.notice}</p></div>`}
${view.survey.description && html`<p>${view.survey.description}</p>`}
<div class="note">
<p>About ${view.minutes} ${view.minutes === 1 ? 'minute' : 'minutes'}. Please answer by <strong>${deadlineInWords(view.closes, view.timeZone)}</strong>.</p>
<p>${view.unlinked ? UNLINKED : CONFIDENTIAL}</p>
</div>
<form method="post" action="/survey">
<input type="hidden" name="t" value="${view.token}">
<input type="hidden" name="v" value="${view.programVersion}">
${view.survey.pages.map(
  ({ title, description, elements }) => html`
<section>
<h2>${title}</h2>
${description && html`<p>${description}</p>`}
${elements.map((question) =>
  questionField(question, {
    typed: Object.hasOwn(typed, question.name) ? typed[question.name] : undefined,
    faults,
  }),
)}</section>
`,
)}
<p>Answers can be sent once.</p>
<button>Send my answers</button>
</form>`;
  return page(view.frame, view.title, content, { hasFaults: faults.length > 0 });
}

const CONFIDENTIAL =
  'Your answers are confidential. They are kept with your record, so that your surveys of this program can be compared, and only the team of the program can see them.';
const UNLINKED =
  'Your answers are stored without your name. The team of the program can see that you have answered, but not which answers are yours.';
