import { describe, expect, it } from 'vitest';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import { planned } from '../../../domain/journeys/participant-changes.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { reviveOverdue } from '../../../functions/journey/revive-overdue.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import type { Documents, Stored } from '../../../platform/ports.ts';
import { CLP, PROGRAMS } from '../../support/builders.ts';
import { testClient } from '../../support/http-call.ts';
import { testPorts } from '../../support/ports.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';

const LATER = { trainingStart: '2027-04-08', trainingEnd: '2027-04-09' };
const headers = { 'if-match': '*' };

/** Everybody of the store who is due before 2028. */
async function duePeople({ ports }: StaffWorld): Promise<Stored<Participant>[]> {
  const { items } = await ports.documents.due<Participant>('2028-01-01T00:00:00.000Z' as Instant, 200);
  return items.filter(({ key }) => key.startsWith('participant#'));
}

/** Every participant of the store whose due time is not the one a fresh computation gives. */
async function stale(world: StaffWorld, cohort: string): Promise<string[]> {
  const { documents, clock } = world.ports;
  const { doc } = (await documents.get<Cohort>(`cohort#${cohort.split('/').at(-1)}`))!;
  const { items } = await documents.list<Participant>(`${doc.id}/participants`, 200);
  return items
    .filter(({ doc: one }) => planned(CLP.program, doc, one, clock.now()).dueAt !== one.dueAt)
    .map(({ key }) => key);
}

async function cohortOf(world: StaffWorld, people: number): Promise<string> {
  const cohort = await world.cohort();
  for (let number = 0; number < people; number += 1) {
    await world.participant(cohort, { email: `p${number}@x.org` });
  }
  return cohort;
}

describe('the preview of other dates', () => {
  it('shows for each participant what moves, and changes nothing', async () => {
    const world = staffWorld();
    const cohort = await cohortOf(world, 2);
    const stored = world.ports.everything();
    const answer = await world.call('POST', `${cohort}/anchors/preview`, { body: { anchors: LATER } });
    expect(answer.status).toBe(200);
    expect(answer.json.summary).toMatchObject({
      participants: 2,
      touchpoints: { moves: 2 * CLP.program.touchpoints.length, stays: 0, closes: 0 },
    });
    const [first] = answer.json.items;
    expect(first.touchpoints[0]).toMatchObject({
      touchpoint: 'baseline',
      effect: 'moves',
      from: { opens: '2027-02-18T13:00:00.000Z' },
      to: { opens: '2027-03-18T12:00:00.000Z' },
    });
    expect(first.contacts[0]).toMatchObject({ touchpoint: 'baseline', kind: 'invitation', number: 1 });
    expect(world.ports.everything()).toBe(stored);
  });

  it('comes in pages', async () => {
    const world = staffWorld();
    const cohort = await cohortOf(world, 3);
    const path = `${cohort}/anchors/preview`;
    const body = { anchors: LATER };
    const first = (await world.call('POST', path, { body, query: 'limit=2' })).json;
    const query = `limit=2&cursor=${encodeURIComponent(first.cursor)}`;
    const second = (await world.call('POST', path, { body, query })).json;
    expect([first.items.length, second.items.length, second.cursor]).toEqual([2, 1, undefined]);
  });

  it('refuses what moving would refuse', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    for (const [method, path] of [
      ['POST', 'anchors/preview'],
      ['PUT', 'anchors'],
    ] as const) {
      const body = { anchors: { ...LATER, trainingEnd: '2027-04-07' } };
      const answer = await world.call(method, `${cohort}/${path}`, { body, headers });
      expect(answer).toMatchObject({
        status: 422,
        json: { errors: [{ pointer: '/anchors/trainingEnd', code: 'order' }] },
      });
    }
  });
});

describe('moving the anchors', () => {
  it('asks for the version that was read', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const body = { anchors: LATER };
    expect((await world.call('PUT', `${cohort}/anchors`, { body })).status).toBe(428);
    const { etag } = (await world.call('GET', cohort)).headers;
    const moved = await world.call('PUT', `${cohort}/anchors`, { body, headers: { 'if-match': etag } });
    expect(moved).toMatchObject({ status: 200, json: { anchors: LATER, replanning: true } });
    const stale = await world.call('PUT', `${cohort}/anchors`, { body, headers: { 'if-match': etag } });
    expect(stale.status).toBe(412);
    expect((await world.call('GET', cohort)).json).toMatchObject({ anchors: LATER, replanning: false });
  });

  it('reaches everybody: each due time is that of a fresh computation, and who sleeps is woken (F29)', async () => {
    const world = staffWorld();
    const cohort = await cohortOf(world, 30);
    const items = await duePeople(world);
    for (const [index, { doc }] of items.entries()) {
      const journey = { participantId: doc.id, generation: 1, token: `t-${index}` };
      await world.ports.documents.write([{ key: `journey#${doc.id}`, doc: journey, expectedVersion: 1 }]);
    }
    await world.call('PUT', `${cohort}/anchors`, { body: { anchors: LATER }, headers });
    expect(await stale(world, cohort)).toEqual([]);
    expect(new Set(world.ports.woken).size).toBe(30);
    const due = await duePeople(world);
    expect(due.map(({ doc }) => doc.dueAt)).toEqual(Array(30).fill('2027-03-18T12:00:00.000Z'));
  });

  it('keeps the holidays that were listed, and lists those of new years', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const before = (await world.call('GET', cohort)).json.holidays;
    const anchors = { trainingStart: '2030-04-08', trainingEnd: '2030-04-09' };
    await world.call('PUT', `${cohort}/anchors`, { body: { anchors }, headers });
    const after = (await world.call('GET', cohort)).json.holidays;
    expect(after).toMatchObject(before);
    expect(after['2031-07-04']).toContain('Independence Day');
  });

  it('leaves who has withdrawn alone', async () => {
    const world = staffWorld();
    const cohort = await cohortOf(world, 1);
    const person = await world.participant(cohort);
    const { etag } = (await world.call('POST', `${person}/withdrawal`)).headers;
    await world.call('PUT', `${cohort}/anchors`, { body: { anchors: LATER }, headers });
    expect((await world.call('GET', person)).headers.etag).toBe(etag);
  });
});

describe('re-planning that its request has no time for', () => {
  it('is answered in time, says that it goes on, and is finished by the sweep (F61, I14)', async () => {
    let writes = 0;
    const wrap = (documents: Documents): Documents => ({
      ...documents,
      write(puts) {
        writes += 1;
        return documents.write(puts);
      },
    });
    const world = staffWorld(testPorts({ wrap }));
    const cohort = await cohortOf(world, 30);
    const before = writes;
    const api = staffApi(() => ({ ...world.ports, programs: PROGRAMS, publicHolidays }));
    const time = { getRemainingTimeInMillis: () => (writes - before < 25 ? 30_000 : 7000) };
    const call = testClient((event) => api(event, time));
    const answer = await call('PUT', `${cohort}/anchors`, { body: { anchors: LATER }, headers });
    expect(answer).toMatchObject({ status: 200, json: { anchors: LATER, replanning: true } });
    expect(await stale(world, cohort)).toHaveLength(5);
    expect((await world.call('GET', cohort)).json.replanning).toBe(true);

    world.ports.clock.moveTo('2026-11-22T15:06:00.000Z' as Instant);
    await reviveOverdue(world.ports);
    expect((await world.call('GET', cohort)).json.replanning).toBe(false);
    expect(await stale(world, cohort)).toEqual([]);
  });
});

describe('re-planning that is cut off', () => {
  /** Dies at one call of a method, counted from when `arm` is called. */
  function fragile() {
    let left = Number.POSITIVE_INFINITY;
    const wrap = (documents: Documents): Documents => ({
      ...documents,
      async write(puts) {
        left -= 1;
        if (left < 0) throw new Error('gone');
        return documents.write(puts);
      },
    });
    const arm = (calls: number) => {
      left = calls;
    };
    return { wrap, arm };
  }

  it.each([1, 2, 3, 4, 5, 6])(
    'after write %i leaves the cohort marked, and is finished by the sweep',
    async (writes) => {
      const { wrap, arm } = fragile();
      const world = staffWorld(testPorts({ wrap }));
      const cohort = await cohortOf(world, 5);
      arm(writes);
      const answer = await world.call('PUT', `${cohort}/anchors`, { body: { anchors: LATER }, headers });
      expect(answer.status).toBe(200);
      arm(Number.POSITIVE_INFINITY);
      const marked = (await world.call('GET', cohort)).json.replanning;
      expect(marked).toBe(true);

      world.ports.clock.moveTo('2026-11-22T15:06:00.000Z' as Instant);
      await reviveOverdue(world.ports);
      expect((await world.call('GET', cohort)).json.replanning).toBe(false);
      expect(await stale(world, cohort)).toEqual([]);
    },
  );
});
