import { type Question, questionsOf, type SurveyDefinition } from '../../domain/surveys/survey.ts';
import { fieldName } from './pages/fault-words.ts';

/**
 * The answers in a form that was sent, in the shape `checkAnswers` takes. Nothing is judged here: what fits no
 * question or no option is passed on as it came, for the check to refuse.
 */
export function formAnswers(survey: SurveyDefinition, form: URLSearchParams): Record<string, unknown> {
  const questions = questionsOf(survey);
  const known = new Set<string>();
  const take = (name: string): string[] => {
    known.add(name);
    return form.getAll(name);
  };
  const answers = questions.map((question): [string, unknown] => [question.name, answerTo(question, take)]);
  const unknown = [...form.keys()].filter((name) => name.startsWith(fieldName('')) && !known.has(name));
  // fromEntries defines own properties, so a field called __proto__ is only an unknown question (E11).
  return Object.fromEntries([
    ...answers.filter(([, answer]) => answer !== undefined),
    ...unknown.map((name) => [name.slice(fieldName('').length), true]),
  ]);
}

function answerTo(question: Question, take: (name: string) => string[]): unknown {
  const name = fieldName(question.name);
  switch (question.type) {
    case 'comment':
      // Browsers send line breaks as CR LF, whatever was typed.
      return single(take(name).map((text) => text.replaceAll('\r\n', '\n')));
    case 'rating':
      return single(take(name).map((text) => (/^-?\d{1,9}$/.test(text) ? Number(text) : text)));
    case 'radiogroup':
      return single(take(name).map((text) => optionOf(question.choices, text)));
    case 'checkbox': {
      const chosen = take(name).map((text) => optionOf(question.choices, text));
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'matrix': {
      const cells = question.rows.map(({ value }): [string, unknown] => [
        value,
        single(take(fieldName(question.name, value)).map((text) => optionOf(question.columns, text))),
      ]);
      const chosen = cells.filter(([, cell]) => cell !== undefined);
      return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
    }
  }
}

/** One value; none is no answer, and several stay a list, which no single choice accepts. */
const single = (values: unknown[]): unknown => (values.length > 1 ? values : values[0]);

const optionOf = (options: readonly { value: string | number }[], text: string): string | number =>
  options.find(({ value }) => String(value) === text)?.value ?? text;
