import { type Question, questionsOf, type Scale, type SurveyDefinition } from '../surveys/survey.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** Something with a name that one of two versions has and the other has not, or has otherwise. */
export interface NamedChange {
  id: string;
  title: string;
  change: 'added' | 'removed' | 'changed';
  /** Of what was changed. */
  fields: FieldChange[];
}

/** What another version does to one survey: its questions, its scales, and the rest of it (title, minutes, pages). */
export interface SurveyChange extends NamedChange {
  questions: NamedChange[];
  scales: NamedChange[];
}

/** A survey with its scoring key, as one version of a program has it. */
export interface SurveyInUse {
  id: string;
  title: string;
  minutes: number;
  scales: readonly Scale[];
  definition: SurveyDefinition;
}

/** How one survey of two versions differs; undefined when it does not. */
export function surveyChange(before: SurveyInUse, after: SurveyInUse): SurveyChange | undefined {
  const [asked, asks] = [questionsBy(before), questionsBy(after)];
  // Where a question comes or goes, the order of the others is not another one.
  const kept = new Set(asked.filter(({ id }) => asks.some((one) => one.id === id)).map(({ id }) => id));
  const fields = [
    ...fieldChanges(before, after, ['definition', 'scales']),
    ...fieldChanges(frameOf(before, kept), frameOf(after, kept)),
  ];
  const questions = changesById(asked, asks, ({ title }) => title);
  const scales = changesById(before.scales, after.scales, ({ title }) => title);
  if (fields.length + questions.length + scales.length === 0) return undefined;
  return { id: after.id, title: after.title, change: 'changed', fields, questions, scales };
}

/** What a survey says around its questions, and in which order it asks those that are `kept`. */
const frameOf = ({ definition }: SurveyInUse, kept: ReadonlySet<string>) => ({
  heading: definition.title,
  introduction: definition.description,
  pages: definition.pages.map(({ elements, ...page }) => ({
    ...page,
    questions: elements.map(({ name }) => name).filter((name) => kept.has(name)),
  })),
});

const questionsBy = ({ definition }: SurveyInUse): (Question & { id: string })[] =>
  questionsOf(definition).map((question) => ({ ...question, id: question.name }));

/** What was added, removed and changed in a list of things with ids, in the order of the later list. */
export function changesById<Thing extends { id: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
  titleOf: (thing: Thing) => string,
): NamedChange[] {
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id));
  const rest = after.flatMap((one): NamedChange[] => {
    const old = before.find(({ id }) => id === one.id);
    const fields = old ? fieldChanges(old, one) : [];
    if (old && fields.length === 0) return [];
    return [{ id: one.id, title: titleOf(one), change: old ? 'changed' : 'added', fields }];
  });
  const gone = removed.map(
    (one): NamedChange => ({
      id: one.id,
      title: titleOf(one),
      change: 'removed',
      fields: [],
    }),
  );
  return [...rest, ...gone];
}
