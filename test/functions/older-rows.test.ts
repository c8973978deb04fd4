import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import type { Contact } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { everyQuarterHour } from '../../functions/every-quarter-hour.ts';
import { GRACE_S, SWEEP_EVERY_S } from '../../functions/journey/revive-overdue.ts';
import { journeyTasks } from '../../functions/journey/tasks.ts';
import { staffApi } from '../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../platform/holidays.ts';
import { standingClock } from '../../platform/local/clock.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { createPacemaker } from '../../platform/local/pacemaker.ts';
import { localPlatform } from '../../platform/local/platform.ts';
import { PROGRAMS } from '../support/builders.ts';
import { testClient } from '../support/http-call.ts';

/** One document as it stood in the store, with what puts it into lists. */
interface Row {
  key: string;
  version: number;
  list?: string;
  sort?: string;
  dueAt?: Instant;
  expiresAt?: Instant;
  doc: object;
}

/**
 * Every document of a cohort of two in the summer after its training, as the program of 22 November 2026 wrote them, and none of the
 * executions. A version that goes out to hospitals adds its own rows here.
 */
const ROWS = readFileSync(new URL('golden/rows-2026-11-22.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

/** When they were written. */
const WRITTEN = '2027-08-05T00:00:00.000Z' as Instant;

const isOut = ({ state, in: along }: Contact) => state === 'sent' && along === undefined;

/** The program of today on a store that has those rows. */
function opened() {
  const database = openDatabase(':memory:');
  const insert = database.prepare(
    'INSERT INTO documents (key, version, list, sort, due_at, expires_at, doc) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { key, version, list = null, sort = null, dueAt = null, expiresAt = null, doc } of ROWS) {
    insert.run(key, version, list, sort, dueAt, expiresAt, JSON.stringify(doc));
  }
  const clock = standingClock(WRITTEN);
  const settings = { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' };
  const platform = localPlatform({ database, commits: undefined, clock, settings, tasks: journeyTasks });
  const { engine, documents, ports } = platform;
  const pacemaker = createPacemaker({
    engine,
    clock,
    documents,
    sweep: () => everyQuarterHour(ports),
    sweepEveryS: SWEEP_EVERY_S,
    graceS: GRACE_S,
    onFailure: (error) => {
      throw error;
    },
  });
  const call = testClient(staffApi(() => ({ ...ports, programs: PROGRAMS, publicHolidays })));
  return { platform, pacemaker, call };
}

it('rows of an older version are lived on with, shown, and verified; nobody is sent again what they say was sent (F25, F22)', async () => {
  const { platform, pacemaker, call } = opened();
  onTestFinished(pacemaker.stop);
  const people = ROWS.filter(({ key }) => key.startsWith('participant#')).map(
    ({ doc }) => doc as Participant,
  );
  const cohort = `/cohorts/${people[0]!.cohortId}`;
  const read = async (path: string): Promise<string> => {
    const { status, text } = await call('GET', `${cohort}${path}`);
    expect(status, path).toBe(200);
    return text;
  };
  await pacemaker.moveTo('2028-06-01T18:00:00.000Z' as Instant);

  const mailed = platform.inbox.list(1000).map(({ message }) => message.contactId);
  expect(mailed.filter((id) => id.includes('.month-12.invitation.'))).toHaveLength(2);
  for (const { id, contacts } of people) {
    const before = contacts.filter(isOut).map((one) => `${id}.${one.touchpoint}.${one.kind}.${one.number}`);
    expect(before.length).toBeGreaterThan(5);
    expect(mailed.filter((contact) => before.includes(contact))).toEqual([]);
    const { touchpoints } = JSON.parse(await read(`/participants/${id}`));
    expect(touchpoints['month-12']).toMatchObject({ kind: 'missed' });
  }
  for (const path of ['', '/progress', '/attention', '/results', '/report', '/focus-groups', '/audit']) {
    await read(path);
  }
  const { items: files } = JSON.parse(await read('/files'));
  expect(files.length).toBeGreaterThan(5);
  for (const { name } of files) expect((await read(`/files/${name}`)).length).toBeGreaterThan(10);
  const verified = JSON.parse(await read('/audit/verification'));
  expect(verified).toMatchObject({ records: 3, broken: [] });
});
