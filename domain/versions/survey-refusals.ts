import type { ProgramVersion, SurveyTouchpoint } from '../programs/program.ts';
import { isSameContent } from '../same-content.ts';
import { type Question, questionsOf } from '../surveys/survey.ts';
import type { ReachedBefore, ReachedBy } from './adoption.ts';
import type { Refusal } from './adoption-refusals.ts';
import type { SurveyInUse } from './survey-comparison.ts';
import { surveysIn } from './version-comparison.ts';

/** What of the changes to surveys that somebody has been asked already cannot be adopted. */
export function surveyRefusals(from: ProgramVersion, to: ProgramVersion, reached: ReachedBy): Refusal[] {
  return surveysIn(from).flatMap((before) => {
    const after = surveysIn(to).find(({ id }) => id === before.id);
    const waves = wavesAsked(from, before, reached);
    if (!after || waves.length === 0) return [];
    return [
      ...scoringRefusals(before, after),
      ...questionRefusals(before, after),
      ...unlinkedRefusals(before, after, waves, reached),
    ];
  });
}

/** What was asked once, is not asked now, and would come back under its name as something else. */
export function returnedRefusals(
  from: ProgramVersion,
  to: ProgramVersion,
  earlier: readonly ReachedBefore[],
): Refusal[] {
  const names = (of: ProgramVersion, survey: string) =>
    new Set(surveysIn(of).flatMap(({ id, definition }) => (id === survey ? namesIn(definition) : [])));
  const found = earlier.flatMap(({ version, reached }) =>
    surveysIn(version).flatMap((before) => {
      const after = surveysIn(to).find(({ id }) => id === before.id);
      if (!after || wavesAsked(version, before, reached).length === 0) return [];
      const present = names(from, before.id);
      return questionRefusals(before, after).filter(({ question = '' }) => !present.has(question));
    }),
  );
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

const namesIn = (definition: SurveyInUse['definition']): string[] =>
  questionsOf(definition).map(({ name }) => name);

const wavesAsked = (
  { program }: ProgramVersion,
  { id }: SurveyInUse,
  reached: ReachedBy,
): SurveyTouchpoint[] =>
  program.touchpoints.filter(
    (one): one is SurveyTouchpoint =>
      one.kind === 'survey' && one.survey === id && (reached.get(one.id)?.asked ?? 0) > 0,
  );

/** Waves are compared by their scores: what is counted, and how, must be the same in all of them. */
function scoringRefusals(before: SurveyInUse, after: SurveyInUse): Refusal[] {
  const survey = before.id;
  const keysOf = ({ scales }: SurveyInUse) =>
    Object.fromEntries(scales.map(({ id, items, reversed, atLeast }) => [id, { items, reversed, atLeast }]));
  const isSameKey = isSameContent(keysOf(before), keysOf(after));
  const questions = questionsOf(before.definition).flatMap((question): Refusal[] => {
    if (!isScored(before, question)) return [];
    const other = questionsOf(after.definition).find(({ name }) => name === question.name);
    return other && isSameContent(withoutWords(question), withoutWords(other))
      ? []
      : [{ code: 'scoring', survey, question: question.name }];
  });
  return isSameKey ? questions : [{ code: 'scoring', survey }, ...questions];
}

const isScored = ({ scales }: SurveyInUse, { name }: Question): boolean =>
  scales.some(({ items }) => items.some((item) => item === name || item.startsWith(`${name}.`)));

/** Texts may be mended: they are no part of what is counted. */
const WORDS = new Set(['title', 'description', 'text', 'minRateDescription', 'maxRateDescription']);

/** A question as plain data, without what people read: equal where two versions ask and count alike. */
export const withoutWords = (question: Question): unknown =>
  JSON.parse(JSON.stringify(question, (key, part: unknown) => (WORDS.has(key) ? undefined : part)));

/** One name is one column of the files: it keeps its kind, and every code that somebody may have given. */
function questionRefusals(before: SurveyInUse, after: SurveyInUse): Refusal[] {
  return questionsOf(before.definition).flatMap((question): Refusal[] => {
    const other = questionsOf(after.definition).find(({ name }) => name === question.name);
    if (!other || isScored(before, question)) return [];
    const at = { survey: before.id, question: question.name };
    if (other.type !== question.type) return [{ code: 'question-type', ...at }];
    return keepsCodes(question, other) ? [] : [{ code: 'options', ...at }];
  });
}

/** Whether every answer to a question is one to `other`, of another version, too. */
export function keepsCodes(question: Question, other: Question): boolean {
  const kept = new Set(codesOf(other));
  return other.type === question.type && codesOf(question).every((code) => kept.has(code));
}

function codesOf(question: Question): (string | number)[] {
  switch (question.type) {
    case 'matrix':
      return question.columns.map(({ value }) => value);
    case 'radiogroup':
    case 'checkbox':
      return question.choices.map(({ value }) => value);
    case 'rating':
      // Four of five is not four of ten: the ends are part of what each step means.
      return [`from ${question.rateMin}`, `to ${question.rateMax}`];
    case 'comment':
      return [];
  }
}

/** Which questions an unlinked response has would tell whether it came before or after the change. */
function unlinkedRefusals(
  before: SurveyInUse,
  after: SurveyInUse,
  waves: readonly SurveyTouchpoint[],
  reached: ReachedBy,
): Refusal[] {
  if (isSameContent(before.definition, after.definition)) return [];
  return waves
    .filter(({ id, unlinked }) => unlinked && (reached.get(id)?.pending ?? 0) > 0)
    .map(({ id }) => ({ code: 'unlinked-wave', touchpoint: id, survey: before.id }));
}
