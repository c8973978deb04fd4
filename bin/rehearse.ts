import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ProgramFileError } from '../platform/program-file-error.ts';
import { loadPrograms } from '../platform/program-files.ts';
import { EXAMPLES, readCohortFile, readExample } from '../rehearsal/cohort-file.ts';
import { cohortPlans } from '../rehearsal/cohort-plan.ts';
import { FolderRefused, requireUsable } from '../rehearsal/output-folder.ts';
import { showProgress } from '../rehearsal/progress.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { isSound } from '../rehearsal/summary.ts';
import { type Written, writeOutputs } from '../rehearsal/write-outputs.ts';

const MOST_PARTICIPANTS = 10_000;
const USAGE =
  'rehearse [--example ay2020 | --cohort FILE] [--participants 1-10000] [--seed NUMBER] [--out FOLDER] [--all-mail]';

/** An option that cannot be meant; the message is one line. */
class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

function options() {
  const { example = 'ay2020', cohort, ...values } = parsed();
  if (cohort !== undefined && values.exampleGiven) {
    throw new WrongOption('Either --example or --cohort, not both.');
  }
  const name = EXAMPLES.find((one) => one === example);
  if (!name) throw new WrongOption(`--example: one of ${EXAMPLES.join(', ')}.`);
  const programs = loadPrograms(join(import.meta.dirname, '..', 'programs'));
  const files = cohort === undefined ? readExample(name, programs) : [readCohortFile(cohort, programs)];
  const people = wholeNumber('--participants', values.participants, 1, MOST_PARTICIPANTS);
  if (people !== undefined && people < files.length) {
    throw new WrongOption(`--participants: at least ${files.length}, one for each cohort.`);
  }
  const seed = wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1) ?? 1;
  const { out = join('out', 'rehearsal'), allMail } = values;
  requireUsable(out);
  return { cohorts: cohortPlans(files, people), programs, seed, out, allMail };
}

function parsed() {
  try {
    const { values } = parseArgs({
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
    throw new WrongOption(`${(error as Error).message.split('. ')[0]}. Right is: ${USAGE}`);
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

function report(out: string, { summary, people, mails }: Written): string {
  const { participants, cohorts, contacts, stateTransitions, functionCalls, wallMilliseconds } = summary;
  const sent = Object.values(contacts).reduce((sum, states) => sum + (states.sent ?? 0), 0);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const perSecond = Math.round((1000 * participants) / wallMilliseconds.life);
  const some = people < participants ? ` of the first ${people} participants (--all-mail writes all)` : '';
  return `${participants} participants in ${cohorts} cohorts, ${summary.virtualDays} days, seed ${summary.seed}
${sent} contacts sent, ${summary.duplicates} twice, ${summary.lost} lost
${stateTransitions.mean} state transitions and ${functionCalls.mean} function calls a journey (at most ${stateTransitions.max} and ${functionCalls.max})
Lived in ${seconds(wallMilliseconds.life)} s (${perSecond} journeys a second), written in ${seconds(wallMilliseconds.output)} s
${relative('.', out) || '.'}: timeline.csv, responses.csv, summary.json, ${mails} mails${some}`;
}

try {
  const { out, allMail, ...life } = options();
  const progress = showProgress(process.stderr);
  const rehearsal = await rehearse({ ...life, onProgress: progress.at });
  progress.done();
  const written = await writeOutputs(out, rehearsal, { allMail });
  console.log(report(out, written));
  if (!isSound(written.summary)) process.exitCode = 1;
} catch (error) {
  const expected = [WrongOption, FolderRefused, ProgramFileError].some((kind) => error instanceof kind);
  if (!expected) throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
