import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ProgramVersion } from '../domain/programs/program.ts';
import { loadPrograms } from '../platform/program-files.ts';
import { readCohortFile, readExamples } from './cohort-file.ts';
import { type CohortPlan, cohortPlans } from './cohort-plan.ts';
import { requireUsable } from './output-folder.ts';

const MOST_PARTICIPANTS = 10_000;
const USAGE = 'rehearse [--cohort FILE] [--participants 1-10000] [--seed NUMBER] [--out FOLDER] [--all-mail]';

/** An option that cannot be meant; the message is one line. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

/** What to rehearse, and where to. */
interface Options {
  cohorts: CohortPlan[];
  programs: ProgramVersion[];
  seed: number;
  out: string;
  allMail: boolean;
}

/**
 * The options of the command line, checked together with the files and the folder that they name.
 * @throws WrongOption; ProgramFileError for a cohort file; FolderRefused for the folder
 */
export function readOptions(args: readonly string[]): Options {
  const { cohort, 'all-mail': allMail, participants, seed, out = join('out', 'rehearsal') } = parsed(args);
  const programs = loadPrograms(join(import.meta.dirname, '..', 'programs'));
  const files = cohort === undefined ? readExamples(programs) : [readCohortFile(cohort, programs)];
  const people = wholeNumber('--participants', participants, 1, MOST_PARTICIPANTS);
  const chosen = wholeNumber('--seed', seed, 0, 2 ** 32 - 1) ?? 1;
  requireUsable(out);
  return { cohorts: cohortPlans(files, people), programs, seed: chosen, out, allMail };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        cohort: { type: 'string' },
        participants: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string' },
        'all-mail': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // Node says what is wrong in its first sentence.
    throw new WrongOption(`${(error as Error).message.split(/\.\s/)[0]}. Right is: ${USAGE}`);
  }
}

function wholeNumber(
  option: string,
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new WrongOption(`${option}: a whole number from ${least} to ${most}.`);
}
