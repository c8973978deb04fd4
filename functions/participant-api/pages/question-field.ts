import type { Question } from '../../../domain/surveys/survey.ts';
import { type Html, html } from '../../html.ts';
import { capitalized, type FieldFault, fieldName } from './fault-words.ts';

/** What a page needs to show one question again as the person left it. */
export interface FieldState {
  /** The answer as typed, of whatever shape it came in. */
  typed: unknown;
  faults: readonly FieldFault[];
}

type Choice = { value: string | number; text: string };

/**
 * One question as plain form controls: a group of radios or checkboxes with a legend, or a labelled text area. Where its
 * words are read from the right, so is all of it; the stylesheet does the same for every paragraph.
 */
export function questionField(question: Question, { typed, faults }: FieldState): Html {
  const name = fieldName(question.name);
  switch (question.type) {
    case 'comment':
      return textArea(question, typeof typed === 'string' ? typed : '', faultOf(faults, name));
    case 'rating': {
      const { rateMin, rateMax } = question;
      const rates = Array.from({ length: rateMax - rateMin + 1 }, (_, index) => ({
        value: rateMin + index,
        text: String(rateMin + index),
      }));
      const ends = html`<p class="ends"><span>${question.minRateDescription}</span><span>${question.maxRateDescription}</span></p>`;
      const described = question.minRateDescription ?? question.maxRateDescription;
      return group(question, faultOf(faults, name), [
        described !== undefined && ends,
        options('radio', name, rates, typed, 'scale'),
      ]);
    }
    case 'radiogroup':
      return group(question, faultOf(faults, name), [options('radio', name, question.choices, typed)]);
    case 'checkbox':
      return group(question, faultOf(faults, name), [
        question.maxSelectedChoices !== undefined &&
          html`<p class="hint">Choose at most ${question.maxSelectedChoices}.</p>`,
        options('checkbox', name, question.choices, typed),
      ]);
    case 'matrix':
      return matrix(question, typed, faults);
  }
}

function matrix(question: Question & { type: 'matrix' }, typed: unknown, faults: FieldState['faults']): Html {
  const cells = typeof typed === 'object' && typed !== null ? (typed as Record<string, unknown>) : {};
  const rows = question.rows.map(({ value, text }) => {
    const name = fieldName(question.name, value);
    const fault = faultOf(faults, name);
    const cell = Object.hasOwn(cells, value) ? cells[value] : undefined;
    return html`<fieldset class="row${fault && ' wrong'}"${describedBy(fault)}>
<legend>${text}</legend>
${faultLine(fault)}${options('radio', name, question.columns, cell, 'scale')}
</fieldset>
`;
  });
  // A list of radios has no control of its own that an error could lead to: the group itself takes the focus.
  const name = fieldName(question.name);
  return group(question, faultOf(faults, name), rows, html` id="${name}" tabindex="-1"`);
}

const group = (
  question: Question,
  fault: FieldFault | undefined,
  content: (Html | false)[],
  attributes?: Html,
): Html => html`
<fieldset dir="auto"${attributes}${fault && html` class="wrong"`}${describedBy(fault)}>
<legend>${question.title}${optional(question)}</legend>
${hint(question)}${faultLine(fault)}${content}
</fieldset>
`;

const textArea = (
  question: Question & { type: 'comment' },
  typed: string,
  fault: FieldFault | undefined,
): Html => {
  const name = fieldName(question.name);
  const limit = question.maxLength;
  const notes = [question.description && `${name}-hint`, limit && `${name}-limit`, fault && `${name}-fault`];
  const described = notes.filter(Boolean).join(' ');
  return html`
<div class="field${fault && ' wrong'}" dir="auto">
<label class="question" for="${name}">${question.title}${optional(question)}</label>
${question.description && html`<p class="hint" id="${name}-hint">${question.description}</p>`}
${limit !== undefined && html`<p class="hint" id="${name}-limit">At most ${limit} characters.</p>`}
${faultLine(fault)}<textarea id="${name}" name="${name}" rows="5"${described !== '' && html` aria-describedby="${described}"`}${fault && html` aria-invalid="true"`}>
${typed}</textarea>
</div>
`;
};

/** The first control has the field's name as its id, so that the error summary can lead to it. */
const options = (
  type: 'radio' | 'checkbox',
  name: string,
  choices: readonly Choice[],
  typed: unknown,
  layout?: 'scale',
): Html => html`<div class="options${layout && ' scale'}">
${choices.map(
  (
    { value, text },
    index,
  ) => html`<label><input type="${type}" id="${index === 0 ? name : `${name}.${index}`}" name="${name}" value="${value}"${isChosen(typed, value) && html` checked`}> ${text}</label>
`,
)}</div>`;

const isChosen = (typed: unknown, value: string | number): boolean =>
  Array.isArray(typed) ? typed.includes(value) : typed === value;

const optional = (question: Question): Html | undefined =>
  question.isRequired ? undefined : html` <span class="optional">(optional)</span>`;

const hint = ({ description }: Question): Html | undefined =>
  description === undefined ? undefined : html`<p class="hint">${description}</p>\n`;

const faultOf = (faults: readonly FieldFault[], name: string): FieldFault | undefined =>
  faults.find(({ field }) => field === name);

const describedBy = (fault: FieldFault | undefined): Html | undefined =>
  fault && html` aria-describedby="${fault.field}-fault"`;

const faultLine = (fault: FieldFault | undefined): Html | undefined =>
  fault && html`<p class="fault" id="${fault.field}-fault">${capitalized(fault.words)}.</p>\n`;
