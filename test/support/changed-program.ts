import { createHash } from 'node:crypto';
import type { ProgramVersion, SurveyTouchpoint } from '../../domain/programs/program.ts';
import type { Question } from '../../domain/surveys/survey.ts';
import { questionsOf } from '../../domain/surveys/survey.ts';

/** Another version of a program: a copy that `edit` changes, named after its content as those from files are. */
export function changedProgram(of: ProgramVersion, edit: (copy: ProgramVersion) => void): ProgramVersion {
  const copy = structuredClone(of);
  edit(copy);
  const version = createHash('sha256').update(JSON.stringify(copy)).digest('hex').slice(0, 16);
  return { ...copy, version };
}

/** A touchpoint of a copy, to be changed. */
export function surveyAt({ program }: ProgramVersion, id: string): SurveyTouchpoint {
  const found = program.touchpoints.find((one) => one.id === id);
  if (found?.kind !== 'survey') throw new Error(`There is no survey ${id}.`);
  return found;
}

/** A question of a copy, to be changed. */
export function questionIn({ surveys }: ProgramVersion, survey: string, name: string): Question {
  const found = questionsOf(surveys[survey]!).find((one) => one.name === name);
  if (!found) throw new Error(`There is no question ${name}.`);
  return found;
}

/** Takes a touchpoint out of a copy. */
export function without(copy: ProgramVersion, id: string): void {
  copy.program.touchpoints = copy.program.touchpoints.filter((one) => one.id !== id);
}

/** Asks one more question at the end of a survey of a copy. */
export function withQuestion(copy: ProgramVersion, survey: string, name = 'new-question'): void {
  copy.surveys[survey]!.pages.at(-1)!.elements.push({ type: 'comment', name, title: 'What else is new?' });
}
