import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalProcess } from '../test/support/outside/local-process.ts';
import { percentile, report } from './report.ts';

/** `npm start` in a process of its own, on a disk; asked at fixed moments, whether it has answered before or not. */
const A_SECOND = 100;
const SECONDS = 30;
const WARMING_S = 5;
const PEOPLE = 50;
const GOALS = { read: 50, write: 100 };

const folder = mkdtempSync(join(tmpdir(), 'api-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const local = await startLocalProcess(folder);

async function ask(method: string, path: string, body?: object, etag?: string): Promise<Response> {
  const headers = {
    authorization: `Bearer ${local.token}`,
    ...(body && { 'content-type': 'application/json' }),
    ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
    ...(etag && { 'if-match': etag }),
  };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${local.url}/staff${path}`, init);
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

const create = async (path: string, body: object): Promise<string> => {
  const answer = await ask('POST', path, body);
  await answer.arrayBuffer();
  return answer.headers.get('location')!.replace(/^\/staff/, '');
};

const person = () => ({
  name: 'Dr. Ada Okafor',
  email: `${randomUUID()}@hospital.example`,
  timeZone: 'America/New_York',
});

const year = new Date().getUTCFullYear() + 1;
const cohort = await create('/cohorts', {
  programId: 'clp',
  title: 'Bench',
  anchors: { trainingStart: `${year}-03-11`, trainingEnd: `${year}-03-12` },
  contactPerson: { name: 'Pat Rivera', email: 'pat@hospital.example' },
});
const people: string[] = [];
for (let index = 0; index < PEOPLE; index += 1) people.push(await create(`${cohort}/participants`, person()));

/** What a console and its forms ask for, in turn: seven reads, three writes. */
const anyone = () => people[Math.floor(Math.random() * people.length)]!;
const correct = async () => {
  const path = people.shift()!;
  people.push(path);
  await (await ask('PATCH', path, { name: `Dr. ${randomUUID()}` }, '*')).arrayBuffer();
};
const read = (path: () => string) => async () => void (await (await ask('GET', path())).arrayBuffer());
const WORK: readonly ['read' | 'write', () => Promise<void>][] = [
  ['read', read(() => `${cohort}/participants?limit=50`)],
  ['write', async () => void (await create(`${cohort}/participants`, person()))],
  ['read', read(anyone)],
  ['read', read(() => cohort)],
  ['write', correct],
  ['read', read(() => `${cohort}/focus-groups`)],
  ['read', read(anyone)],
  ['write', correct],
  ['read', read(() => '/cohorts')],
  ['read', read(anyone)],
];

const times: Record<'read' | 'write', number[]> = { read: [], write: [] };
const pending: Promise<void>[] = [];
const begun = performance.now();
for (let index = 0; index < A_SECOND * (WARMING_S + SECONDS); index += 1) {
  const due = begun + (index * 1000) / A_SECOND;
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  const [kind, work] = WORK[index % WORK.length]!;
  const measured = index >= A_SECOND * WARMING_S;
  pending.push(work().then(() => void (measured && times[kind].push(performance.now() - due))));
}
await Promise.all(pending);
await local.end('SIGTERM');

for (const kind of ['read', 'write'] as const) {
  const sorted = times[kind].sort((a, b) => a - b);
  const p99 = Math.round(percentile(sorted, 0.99) * 10) / 10;
  const median = Math.round(percentile(sorted, 0.5) * 10) / 10;
  report(
    `staff API at ${A_SECOND} a second, ${kind}s: p99 (ms)`,
    p99,
    `under ${GOALS[kind]}`,
    (x) => x < GOALS[kind],
  );
  report('  median (ms)', median);
}
