import { relative } from 'node:path';
import { ProgramFileError } from '../platform/program-file-error.ts';
import { readOptions, WrongOption } from '../rehearsal/options.ts';
import { FolderRefused, makeFolder } from '../rehearsal/output-folder.ts';
import { showProgress } from '../rehearsal/progress.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { isSound } from '../rehearsal/summary.ts';
import { type Written, writeOutputs } from '../rehearsal/write-outputs.ts';

/** What a person wants to know at once; everything else is in the files. */
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
  const { out, allMail, ...life } = readOptions(process.argv.slice(2));
  makeFolder(out);
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
