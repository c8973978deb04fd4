import { join } from 'node:path';
import { SurveyDefinition } from '../domain/surveys/survey.ts';
import { readChecked } from './checked-file.ts';
import type { FileFault } from './program-file-error.ts';
import { filesIn } from './source-file.ts';

/** Reads `surveys/*.json` of a program's folder. `ids` names the files that are there, good or not. */
export function readSurveys(folder: string): {
  ids: string[];
  surveys: Record<string, SurveyDefinition>;
  faults: FileFault[];
} {
  const files = filesIn(join(folder, 'surveys'), '.json');
  const read = files.map(({ id, file }) => ({ id, ...readChecked(file, SurveyDefinition) }));
  return {
    ids: files.map(({ id }) => id),
    surveys: Object.fromEntries(read.flatMap(({ id, value }) => (value ? [[id, value]] : []))),
    faults: read.flatMap(({ faults }) => faults),
  };
}
