import type { Question } from '../../../domain/surveys/survey.ts';
import { type Html, html } from '../../html.ts';
import { conditionInWords } from './condition-words.ts';
import { type FieldState, questionField } from './question-field.ts';

/** One question with what the page's script has to know of it; without the script it says when it is to be answered. */
export function surveyQuestion(question: Question, all: readonly Question[], state: FieldState): Html {
  const { name, type, visibleIf } = question;
  const when = conditionInWords(question, all);
  return html`
<div data-question="${name}" data-type="${type}"${requirement(question)}${visibleIf && html` data-when="${JSON.stringify(visibleIf)}"`}>
${when !== undefined && html`<p class="hint when">${when}:</p>`}${questionField(question, state)}</div>
`;
}

/** Whether it has to be answered, and whether a matrix has to be answered as a whole once it is begun. */
const requirement = (question: Question): Html =>
  html`${question.isRequired && html` data-required`}${question.type === 'matrix' && question.eachRowRequired && html` data-all-rows`}`;
