import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Offset } from '../../../domain/dates/offset.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram, surveyAt } from '../../support/changed-program.ts';
import { testPorts } from '../../support/ports.ts';
import { answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';

/** The questionnaire closed on 2 April; its grace is over. */
const AFTER_SATISFACTION = '2027-04-20T15:00:00.000Z' as Instant;
/** On the day after its close whoever had begun may still finish. */
const IN_GRACE = '2027-04-03T15:00:00.000Z' as Instant;

/** So many have answered the questionnaire without names, one has not; then other dates, or a version with a longer window. */
async function scene(answered: number, now = AFTER_SATISFACTION) {
  const ports = testPorts();
  const longer = changedProgram(CLP, (copy) => {
    surveyAt(copy, 'satisfaction').closes.offset = 'P60D' as Offset;
  });
  const old = staffWorld(ports);
  const notYetAfterEverything = { ...ports, clock: { moveTo: () => {} } };
  const { path } = await answeredCohort({ ...old, ports: notYetAfterEverything }, { people: answered });
  await old.participant(path, { email: 'late@hospital.example' });
  ports.clock.moveTo(now);
  const world = staffWorld(ports, [longer]);
  const headers = { 'if-match': '*' };
  const dates = (trainingStart: string, trainingEnd: string) => ({ anchors: { trainingStart, trainingEnd } });
  return {
    world,
    path,
    changes: (body: object, version = longer.version) => [
      () => world.call('POST', `${path}/anchors/preview`, { body }),
      () => world.call('PUT', `${path}/anchors`, { body, headers }),
      () => world.call('POST', `${path}/program-version/preview`, { body: { version } }),
      () => world.call('PUT', `${path}/program-version`, { body: { version }, headers }),
    ],
    dates,
  };
}

const rows = async (world: StaffWorld, path: string) =>
  (await world.call('GET', `${path}/files/responses-long`)).text
    .split('\n')
    .filter((row) => row.includes('satisfaction'));

describe('an unlinked wave that is over, and whose answers may be in files', () => {
  it('is not opened again by other dates or another version: who answered then would be the one row more', async () => {
    const { world, path, changes, dates } = await scene(5);
    expect((await rows(world, path)).length).toBeGreaterThan(0);
    for (const change of changes(dates('2027-04-22', '2027-04-23'))) {
      expect(await change()).toMatchObject({
        status: 409,
        json: { type: '/problems/unlinked-wave', touchpoint: 'satisfaction' },
      });
    }
    expect((await rows(world, path)).length).toBeGreaterThan(0);
  });

  it('stays over where other dates leave it behind, and those are taken', async () => {
    const { changes, dates } = await scene(5);
    const [preview, move] = changes(dates('2027-03-12', '2027-03-13'));
    expect([(await preview!()).status, (await move!()).status]).toEqual([200, 200]);
  });

  it('opens again while too few have answered for any file to have it: the training may only now take place', async () => {
    const { world, path, changes, dates } = await scene(4);
    expect(await rows(world, path)).toEqual([]);
    for (const change of changes(dates('2027-04-22', '2027-04-23')).slice(0, 2)) {
      expect((await change()).status).toBe(200);
    }
  });

  it('is not opened either for who has begun, by dates with which it has closed within a day', async () => {
    const { changes, dates } = await scene(5, '2027-04-17T15:00:00.000Z' as Instant);
    const [, threeDaysAgo] = changes(dates('2027-03-23', '2027-03-24'));
    const [preview, yesterday] = changes(dates('2027-03-25', '2027-03-26'));
    expect([(await preview!()).status, (await yesterday!()).status]).toEqual([409, 409]);
    expect((await threeDaysAgo!()).status).toBe(200);
  });

  it('is in no file as long as somebody may still finish, and may be put off until then', async () => {
    const { world, path, changes, dates } = await scene(5, IN_GRACE);
    expect(await rows(world, path)).toEqual([]);
    const [preview, move] = changes(dates('2027-04-22', '2027-04-23'));
    expect([(await preview!()).status, (await move!()).status]).toEqual([200, 200]);
  });
});
