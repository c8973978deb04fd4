import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Instant } from '../domain/dates/instant.ts';
import type { TimeZone } from '../domain/dates/local-date.ts';
import { type CohortId, newParticipantId, newResponseId } from '../domain/id.ts';
import type { Participant } from '../domain/participants/participant.ts';
import { type Response as Answered, responseKey } from '../domain/surveys/response.ts';
import { putCohort, putParticipant, putProgram, responsesOf } from '../functions/records.ts';
import { committer } from '../platform/local/committer.ts';
import { openDatabase } from '../platform/local/database.ts';
import { sqliteDocuments } from '../platform/local/documents.ts';
import type { Put } from '../platform/ports.ts';
import { drawAnswers } from '../rehearsal/answers.ts';
import { seeded } from '../rehearsal/seeded.ts';
import { CLP, cohort } from '../test/support/builders.ts';
import { startLocalProcess } from '../test/support/outside/local-process.ts';
import { report } from './report.ts';

const ANSWERS = 100_000;
const MOST_MB = 150;
const DONE = '2027-03-01T14:30:15.123Z' as Instant;

/** A cohort as large as it takes for so many answers, in a data folder. */
async function fill(folder: string): Promise<void> {
  const database = openDatabase(join(folder, 'journeys.sqlite'));
  const documents = sqliteDocuments(database, committer(database));
  const random = seeded(1);
  const one = cohort();
  const program = { cohort: { key: '', version: 1, doc: one }, program: CLP };
  await documents.write([...(await putProgram(documents, CLP)), putCohort(one, 0)]);
  let answers = 0;
  while (answers < ANSWERS) {
    const id = newParticipantId(random.bytes);
    const touchpoints: Participant['touchpoints'] = {};
    const puts: Put[] = [];
    for (const touchpoint of CLP.program.touchpoints) {
      touchpoints[touchpoint.id] = { kind: 'done', at: DONE, how: 'answered' };
      if (touchpoint.kind !== 'survey') continue;
      const response: Answered = {
        id: newResponseId(random.bytes),
        cohortId: one.id,
        touchpoint: touchpoint.id,
        survey: touchpoint.survey,
        programVersion: CLP.version,
        ...(touchpoint.unlinked ? {} : { participantId: id }),
        submittedAt: DONE,
        answers: drawAnswers(random, CLP.surveys[touchpoint.survey]!),
      };
      answers += Object.values(response.answers)
        .map((answer) => (typeof answer === 'object' ? Object.keys(answer).length : 1))
        .reduce((a, b) => a + b, 0);
      puts.push({
        key: responseKey(response.id),
        doc: response,
        expectedVersion: 0,
        listed: { list: responsesOf(one.id), sort: `${touchpoint.id} ${DONE} ${response.id}` },
      });
    }
    const person: Participant = {
      id,
      cohortId: one.id as CohortId,
      name: 'Dr. Ada Okafor',
      email: `${id}@hospital.example`,
      timeZone: 'America/New_York' as TimeZone,
      enrolledAt: one.createdAt,
      status: { kind: 'active' },
      mail: { kind: 'welcome' },
      touchpoints,
      contacts: [],
    };
    await documents.write([putParticipant(program, person, 0, DONE), ...puts]);
  }
  database.close();
}

/** Of the process as it is now, and at most so far, in MB. */
const memoryOf = (pid: number, what: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

const [, , role, path] = process.argv;
if (role === 'fill') await fill(path!);
else {
  const folder = mkdtempSync(join(tmpdir(), 'files-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  spawnSync(process.execPath, [process.argv[1]!, 'fill', folder], { stdio: 'inherit' });

  const bundle = join(folder, 'server.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'files-server.ts')],
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const deployed = spawn(process.execPath, [bundle, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface(deployed.stdout), 'line')) as [string];
  await ask('responses-long', `http://localhost:${port}`, {}, ANSWERS);
  const most = Math.round(memoryOf(deployed.pid!, 'VmHWM'));
  report('  the function as deployed, resident at most (MB)', most, `under ${MOST_MB}`, (x) => x < MOST_MB);
  deployed.kill('SIGTERM');
  await once(deployed, 'close');

  const local = await startLocalProcess(folder);
  const before = Math.round(memoryOf(local.child.pid!, 'VmRSS'));
  const authorization = `Bearer ${local.token}`;
  for (const name of ['responses-long', 'responses-wide', 'redcap-records', 'matched-pairs']) {
    await ask(name, `${local.url}/staff`, { authorization });
  }
  report('  npm start, resident before (MB)', before);
  report('  npm start, resident at most (MB)', Math.round(memoryOf(local.child.pid!, 'VmHWM')));
  await local.end('SIGTERM');
}

/** Reads a file without keeping it, and says how long that took. */
async function ask(
  name: string,
  api: string,
  headers: Record<string, string>,
  least?: number,
): Promise<void> {
  const begun = performance.now();
  const url = `${api}/cohorts/${cohort().id}/files/${name}`;
  const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  let octets = 0;
  let lines = 0;
  for await (const chunk of answer.body!) {
    octets += chunk.length;
    for (const octet of chunk) if (octet === 10) lines += 1;
  }
  const ms = Math.round(performance.now() - begun);
  const goal = least ? `at least ${least}` : '';
  report(`${name}: rows`, lines - 1, goal, least ? (rows) => rows >= least : undefined);
  report(`  ${(octets / 1e6).toFixed(1)} MB in (ms)`, ms);
}
