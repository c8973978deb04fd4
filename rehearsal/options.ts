import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ProgramVersion } from '../domain/programs/program.ts';
import { loadPrograms } from '../platform/program-files.ts';
import { EXAMPLES, readCohortFile, readExample } from './cohort-file.ts';
import { type CohortPlan, cohortPlans } from './cohort-plan.ts';
import { requireUsable } from './output-folder.ts';

const MOST_PARTICIPANTS = 10_000;
const USAGE =
  'rehearse [--example ay2020 | --cohort FILE] [--participants 1-10000] [--seed NUMBER] [--out FOLDER] [--all-mail]';

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
  const { example = 'ay2020', cohort, ...values } = parsed(args);
  if (cohort !== undefined && values.exampleGiven) {
    throw new WrongOption('Either --example or --cohort, not both.');
  }
  const name = EXAMPLES.find((one) => one === example);
  if (!name) throw new WrongOption(`--example: one of ${EXAMPLES.join(', ')}.`);
  const programs = loadPrograms(join(import.meta.dirname, '..', 'programs'));
  const files = cohort === undefined ? readExample(name, programs) : [readCohortFile(cohort, programs)];
  const people = wholeNumber('--participants', values.participants, 1, MOST_PARTICIPANTS);
  const seed = wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1) ?? 1;
  const { out = join('out', 'rehearsal'), allMail } = values;
  requireUsable(out);
  return { cohorts: cohortPlans(files, people), programs, seed, out, allMail };
}

function parsed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        example: { type: 'string' },
        cohort: { type: 'string' },
        participants: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string' },
        'all-mail': { type: 'boolean', default: false },
      },
    });
    const { 'all-mail': allMail, ...rest } = values;
    return { ...rest, allMail, exampleGiven: values.example !== undefined };
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
