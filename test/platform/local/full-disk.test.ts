import type { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { journeyTasks } from '../../../functions/journey/tasks.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { standingClock } from '../../../platform/local/clock.ts';
import { openDatabase } from '../../../platform/local/database.ts';
import { createPacemaker } from '../../../platform/local/pacemaker.ts';
import { localPlatform } from '../../../platform/local/platform.ts';
import { cohortRequest, enrollmentRequest, PROGRAMS } from '../../support/builders.ts';
import { testClient } from '../../support/http-call.ts';
import { TODAY } from '../../support/ports.ts';

/** The disk takes no more pages than there are, plus `spare`. */
function fill(database: DatabaseSync, spare = 0): void {
  const { page_count: pages } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  database.exec(`PRAGMA max_page_count = ${pages + spare}`);
}

it('answers 503 while the disk is full, still reads, and goes on when there is room again (F67)', async () => {
  const database = openDatabase(':memory:');
  const clock = standingClock(TODAY);
  const platform = localPlatform({
    database,
    clock,
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    tasks: journeyTasks,
  });
  const { ports, engine } = platform;
  const call = testClient(staffApi(() => ({ ...ports, programs: PROGRAMS, publicHolidays })));
  const cohort = (await call('POST', '/cohorts', { body: cohortRequest() })).headers.location!;

  const enroll = (who: number) =>
    call('POST', `${cohort}/participants`, { body: enrollmentRequest({ email: `p${who}@x.org` }) });
  fill(database, 4);
  const answers = [];
  for (let who = 0; who < 60; who += 1) answers.push(await enroll(who));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 503]));
  const taken = answers.filter(({ status }) => status === 201).map(({ json }) => json.id);
  const list = async () => (await call('GET', `${cohort}/participants`, { query: 'limit=100' })).json.items;
  // Enrolled at the same instant, so in no order of their own.
  expect((await list()).map(({ id }: { id: string }) => id).sort()).toEqual(taken.sort());

  fill(database, 10_000);
  for (let who = 0; who < 60; who += 1) expect([201, 409]).toContain((await enroll(who)).status);
  const pacemaker = createPacemaker({
    engine,
    clock,
    documents: ports.documents,
    sweep: async () => {},
    sweepEveryS: 900,
    graceS: 300,
    onFailure: (error) => expect.fail(String(error)),
  });
  await pacemaker.moveTo(plusSeconds(TODAY, 86_400));
  expect(await list()).toHaveLength(60);
});
