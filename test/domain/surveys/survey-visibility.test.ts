import { describe, expect, it } from 'vitest';
import { score } from '../../../domain/surveys/scoring.ts';
import { Scale, SurveyDefinition } from '../../../domain/surveys/survey.ts';
import { checkAnswers, checkDraft } from '../../../domain/surveys/survey-check.ts';
import { shownQuestions, withoutHidden } from '../../../domain/surveys/survey-visibility.ts';

const CHOICES = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 3, text: 'Perhaps' },
];
const comment = (name: string, visibleIf: object, more: object = {}) => ({
  type: 'comment',
  name,
  title: name,
  visibleIf,
  ...more,
});
const SURVEY = SurveyDefinition.parse({
  title: 'Survey',
  pages: [
    {
      name: 'page',
      title: 'Page',
      elements: [
        { type: 'radiogroup', name: 'again', title: 'Again?', choices: CHOICES },
        { type: 'checkbox', name: 'topics', title: 'Topics', choices: CHOICES, maxSelectedChoices: 1 },
        { type: 'rating', name: 'energy', title: 'Energy', rateMin: 1, rateMax: 5 },
      ],
    },
    {
      name: 'more',
      title: 'More',
      elements: [
        comment('why-not', { question: 'again', is: ['no', 3] }, { isRequired: true, maxLength: 10 }),
        comment('on-topic', { question: 'topics', is: ['yes'] }),
        comment('low', { question: 'energy', atMost: 2 }),
        comment('middle', { question: 'energy', atLeast: 3, atMost: 4 }),
        {
          type: 'rating',
          name: 'rest',
          title: 'Rest',
          rateMin: 1,
          rateMax: 5,
          visibleIf: { question: 'energy', atMost: 2 },
        },
        comment('rested', { question: 'rest', atLeast: 1 }),
      ],
    },
  ],
});
const QUESTIONS = SURVEY.pages.flatMap(({ elements }) => elements);
const shown = (answers: Record<string, unknown>) =>
  shownQuestions(QUESTIONS, answers)
    .slice(3)
    .map(({ name }) => name);
const faults = (given: object) =>
  checkAnswers(SURVEY, given).faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('whether a question is asked', () => {
  it.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ again: 'yes' }, []],
    [{ again: 'no' }, ['why-not']],
    [{ again: 3 }, ['why-not']],
    [{ again: '3' }, []],
    [{ topics: ['no', 'yes'] }, ['on-topic']],
    [{ topics: ['no'] }, []],
    [{ energy: 2 }, ['low', 'rest']],
    [{ energy: 3 }, ['middle']],
    [{ energy: 4 }, ['middle']],
    [{ energy: 5 }, []],
    [{ energy: '2' }, []],
    [{ energy: 1, rest: 2 }, ['low', 'rest', 'rested']],
  ])('after %j: %j', (answers, expected) => {
    expect(shown(answers)).toEqual(expected);
  });

  it('is decided by no answer to a question that is hidden itself', () => {
    expect(shown({ energy: 5, rest: 2 })).toEqual([]);
    expect(withoutHidden(QUESTIONS, { energy: 5, rest: 2, rested: 'yes', other: 1 })).toEqual({
      energy: 5,
      other: 1,
    });
  });

  it('is decided by own properties only', () => {
    expect(shown(Object.create({ again: 'no' }))).toEqual([]);
  });
});

describe('answers to conditional questions', () => {
  it('are refused while the question is hidden (S6)', () => {
    expect(faults({ again: 'yes', 'why-not': 'Time' })).toEqual(['/answers/why-not not-applicable']);
    expect(faults({ energy: 5, rest: 3 })).toEqual(['/answers/rest not-applicable']);
    expect(faults({ again: 'yes', 'why-not': ' ' })).toEqual([]);
  });

  it('are required only while the question is asked', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ again: 'no' })).toEqual(['/answers/why-not required']);
    expect(checkAnswers(SURVEY, { again: 'no', 'why-not': 'Time' })).toEqual({
      answers: { again: 'no', 'why-not': 'Time' },
      faults: [],
    });
  });

  it('are missing, not zero, in a score of a question that was not asked', () => {
    const scales = [
      Scale.parse({ id: 'vigor', title: 'Vigor', items: ['energy', 'rest'], atLeast: 1 }),
      Scale.parse({ id: 'rest', title: 'Rest', items: ['rest'], atLeast: 1 }),
    ];
    const { answers } = checkAnswers(SURVEY, { energy: 5 });
    expect(score(SURVEY, scales, answers)).toEqual({ vigor: 5, rest: undefined });
  });
});

describe('a draft', () => {
  it('may have what can still be put right', () => {
    const given = { again: 'yes', 'why-not': 'x'.repeat(11), topics: ['yes', 'no'] };
    expect(checkDraft(SURVEY, given)).toEqual({ answers: given, faults: [] });
  });

  it.each([
    [{ other: 1 }, '/answers unknown-question'],
    [{ again: 'attic' }, '/answers/again option'],
    [{ topics: ['yes', 'yes'] }, '/answers/topics duplicate-option'],
    [{ topics: 'yes' }, '/answers/topics type'],
    [{ energy: 6 }, '/answers/energy option'],
    [{ 'why-not': 'x'.repeat(5001) }, '/answers/why-not length'],
    [{ 'why-not': 'a\u0000' }, '/answers/why-not control-character'],
    [[], '/answers type'],
  ])('is refused with what no question can have: %j', (given, says) => {
    expect(checkDraft(SURVEY, given).faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([says]);
  });
});

describe('a condition in a definition', () => {
  const with_ = (visibleIf: unknown, at = 3) => {
    const survey = structuredClone(SURVEY) as { pages: { elements: Record<string, unknown>[] }[] };
    const page = survey.pages[at < 3 ? 0 : 1]!;
    page.elements[at % 3]!.visibleIf = visibleIf;
    return (SurveyDefinition.safeParse(survey).error?.issues ?? []).map(
      ({ path, message }) => `${path.slice(4).join('.')} ${message.split(':')[0]}`,
    );
  };

  it.each<[unknown, string]>([
    [{ question: 'other', is: ['no'] }, 'visibleIf.question reference'],
    [{ question: 'low', atMost: 2 }, 'visibleIf.question reference'],
    [{ question: 'why-not', is: ['no'] }, 'visibleIf.question reference'],
    [{ question: 'again' }, 'visibleIf type'],
    [{ question: 'energy', is: [1], atMost: 1 }, 'visibleIf type'],
    [{ question: 'again', is: [] }, 'visibleIf.is Too small'],
    [{ question: 'again', is: ['no', 'attic'] }, 'visibleIf.is.1 option'],
    [{ question: 'again', atLeast: 1 }, 'visibleIf.atLeast type'],
    [{ question: 'topics', atMost: 1 }, 'visibleIf.atMost type'],
    [{ question: 'energy', is: [1] }, 'visibleIf.is type'],
    [{ question: 'energy', atMost: 6 }, 'visibleIf.atMost range'],
    [{ question: 'energy', atLeast: 0 }, 'visibleIf.atLeast range'],
    [{ question: 'energy', atLeast: 4, atMost: 2 }, 'visibleIf.atMost order'],
    [{ question: 'energy', atLeast: 1.5 }, 'visibleIf.atLeast Invalid input'],
  ])('P16 is refused where it is wrong: %j', (condition, says) => {
    expect(with_(condition)).toEqual([says]);
  });

  it('P7 is refused as an expression, and with keys that are not known', () => {
    expect(with_("{again} = 'no' && process.exit()")).toEqual(['visibleIf Invalid input']);
    expect(with_({ question: 'again', is: ['no'], or: 1 })).toHaveLength(1);
  });

  it('P6 can depend neither on itself nor on what comes later, so there are no cycles', () => {
    expect(with_({ question: 'energy', atMost: 2 }, 0)).toEqual(['visibleIf.question reference']);
    expect(with_({ question: 'energy', atMost: 2 }, 2)).toEqual(['visibleIf.question reference']);
  });

  it('cannot be decided by a matrix or by free text', () => {
    const survey = structuredClone(SURVEY);
    survey.pages[1]!.elements[5]!.visibleIf = { question: 'low', is: ['yes'] };
    const { error } = SurveyDefinition.safeParse(survey);
    expect(error?.issues[0]?.message).toMatch(/^type: must be a rating/);
  });
});
