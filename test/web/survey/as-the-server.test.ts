import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Question, questionsOf, SurveyDefinition } from '../../../domain/surveys/survey.ts';
import { checkAnswers } from '../../../domain/surveys/survey-check.ts';
import { withoutHidden } from '../../../domain/surveys/survey-visibility.ts';
import { formAnswers } from '../../../functions/participant-api/form-answers.ts';
import { answersIn, fieldOf, type PageQuestion } from '../../../web/participant/survey/form-answers.ts';
import { askedItems, type Item, missingIn, stepsOf } from '../../../web/participant/survey/steps.ts';

const OPTIONS = ['yes', 'no', -1, 0, 12].map((value) => ({ value, text: `Option ${value}` }));
const ROWS = ['one', 'two', 'three'].map((value) => ({ value, text: value }));
const BY_TYPE = {
  radiogroup: { choices: OPTIONS },
  checkbox: { choices: OPTIONS },
  rating: { rateMin: -1, rateMax: 4 },
  matrix: { columns: OPTIONS, rows: ROWS },
  comment: {},
};
type Type = keyof typeof BY_TYPE;

/** A question, and what it asks for: of those with options it may depend on the one before. */
const anyQuestion = fc.record({
  type: fc.constantFrom<Type>('radiogroup', 'checkbox', 'rating', 'matrix', 'comment'),
  isRequired: fc.boolean(),
  eachRowRequired: fc.boolean(),
  depends: fc.boolean(),
});

const anySurvey = fc.array(anyQuestion, { minLength: 1, maxLength: 6 }).map((drawn) =>
  SurveyDefinition.parse({
    title: 'Survey',
    pages: drawn.map(({ type, isRequired, eachRowRequired, depends }, index) => {
      const before = drawn[index - 1]?.type;
      const question = `q${index - 1}`;
      const visibleIf =
        before === 'rating'
          ? { question, atLeast: 1 }
          : before === 'radiogroup' || before === 'checkbox'
            ? { question, is: ['yes', 12] }
            : undefined;
      const element = {
        type,
        name: `q${index}`,
        title: 'Question',
        isRequired,
        ...BY_TYPE[type],
        ...(type === 'matrix' && { eachRowRequired }),
        ...(depends && visibleIf && { visibleIf }),
      };
      return { name: `p${index}`, title: 'Page', elements: [element] };
    }),
  }),
);

/** What a browser sends of one field: nothing of radios that nobody has touched, of a text area always something. */
function anyField(question: Question): fc.Arbitrary<[string, string][]> {
  const name = fieldOf(question.name);
  const oneOf = (field: string, values: readonly (string | number)[]) =>
    fc
      .option(fc.constantFrom(...values))
      .map((value): [string, string][] => (value === null ? [] : [[field, String(value)]]));
  const values = OPTIONS.map(({ value }) => value);
  switch (question.type) {
    case 'radiogroup':
      return oneOf(name, values);
    case 'rating':
      return oneOf(name, [-1, 0, 1, 2, 3, 4]);
    case 'checkbox':
      return fc
        .subarray(values)
        .map((chosen) => chosen.map((value): [string, string] => [name, String(value)]));
    case 'matrix':
      return fc
        .tuple(...ROWS.map(({ value }) => oneOf(fieldOf(question.name, value), values)))
        .map((rows) => rows.flat());
    case 'comment':
      return fc
        .constantFrom('', ' \r\n', 'Fine', 'Two\r\nlines', '12')
        .map((text): [string, string][] => [[name, text]]);
  }
}

const anyForm = anySurvey.chain((survey) =>
  fc.tuple(...questionsOf(survey).map(anyField)).map((fields) => ({ survey, fields: fields.flat() })),
);

/** What the page's script reads of a question, as the server has written it there (`survey-question.ts`). */
const onPage = (question: Question): PageQuestion => ({
  name: question.name,
  type: question.type,
  rows: question.type === 'matrix' ? question.rows.map(({ value }) => value) : [],
  isRequired: question.isRequired === true,
  allRows: question.type === 'matrix' && question.eachRowRequired === true,
  ...(question.visibleIf && { visibleIf: question.visibleIf }),
});

describe('the page’s script reads a form as the server does', () => {
  it('finds the same answers in the same fields', () => {
    fc.assert(
      fc.property(anyForm, ({ survey, fields }) => {
        const questions = questionsOf(survey);
        const here = withoutHidden(questions, answersIn(questions.map(onPage), fields));
        const there = withoutHidden(questions, formAnswers(survey, new URLSearchParams(fields)));
        // Faults of required questions do not keep an answer out.
        const optional = {
          ...survey,
          pages: survey.pages.map((page) => ({
            ...page,
            elements: page.elements.map((one) => ({ ...one, isRequired: false, eachRowRequired: false })),
          })),
        } as SurveyDefinition;
        expect(checkAnswers(optional, there)).toEqual({ answers: here, faults: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('lets nobody send what the server sends back as not answered, and keeps nobody from sending what it takes', () => {
    fc.assert(
      fc.property(anyForm, fc.boolean(), ({ survey, fields }, isNarrow) => {
        const questions = questionsOf(survey);
        const all = questions.map(onPage);
        const answers = answersIn(all, fields);
        const items = all.flatMap(({ name, type, rows }, section): Item[] =>
          type === 'matrix'
            ? rows.map((row) => ({ question: name, row, section }))
            : [{ question: name, section }],
        );
        const steps = stepsOf(askedItems(items, all, answers), isNarrow);
        const kept = steps
          .flatMap((step) => missingIn(step, items, all, answers))
          .map(({ question }) => question);
        const typed = withoutHidden(questions, formAnswers(survey, new URLSearchParams(fields)));
        const sentBack = checkAnswers(survey, typed).faults.map(({ pointer }) => pointer.split('/')[2]!);
        expect([...new Set(kept)]).toEqual([...new Set(sentBack)]);
      }),
      { numRuns: 500 },
    );
  });
});
