import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const PROPOSAL = 'touchpoint=focus-group';

async function scene(people: number) {
  const world = staffWorld();
  const cohort = await world.cohort();
  for (let who = 0; who < people; who += 1) {
    await world.participant(cohort, { email: `p${who}@hospital.example` });
  }
  const propose = (query = PROPOSAL) => world.call('GET', `${cohort}/focus-groups/proposal`, { query });
  return { ...world, cohort, propose };
}

describe('a proposal of sessions', () => {
  it('can be published as it is, one after the other, until everybody has a seat to book', async () => {
    const { call, cohort, propose } = await scene(15);
    const first = await propose();
    expect(first).toMatchObject({
      status: 200,
      json: {
        outcome: 'sessions',
        timeZone: 'America/New_York',
        size: { from: 6, to: 10 },
        overBooking: 1.33,
        window: { from: '2027-07-12', until: '2027-09-12' },
        people: { without: 15, placed: 0, left: 15 },
        published: [],
      },
    });
    expect(first.json.proposed).toHaveLength(2);
    for (const { date, time, capacity, startsAt } of first.json.proposed) {
      const body = { touchpoint: 'focus-group', startsAt: `${date}T${time}`, place: 'Room 4', capacity };
      expect(await call('POST', `${cohort}/focus-groups`, { body })).toMatchObject({
        status: 201,
        json: { startsAt },
      });
    }
    expect((await propose()).json).toMatchObject({
      outcome: 'enough-seats',
      people: { without: 15, placed: 15, left: 0 },
      published: [
        { booked: 0, capacity: 8, couldCome: 15 },
        { booked: 0, capacity: 8, couldCome: 15 },
      ],
    });
  });

  it('changes nothing, and has no name in it', async () => {
    const { ports, propose } = await scene(7);
    const before = ports.everything();
    expect((await propose()).text).not.toMatch(/okafor|hospital/i);
    expect(ports.everything()).toBe(before);
  });

  it.each([
    ['', 422],
    ['touchpoint=baseline', 404],
    ['touchpoint=no-such', 404],
    ['touchpoint=__proto__', 422],
    ['touchpoint=focus-group&more=1', 422],
  ])('asked for with “%s” is %i', async (query, status) => {
    const { propose } = await scene(0);
    expect((await propose(query)).status).toBe(status);
  });

  it('of a cohort that there is not is nothing', async () => {
    const { call } = await scene(0);
    expect(
      (await call('GET', '/cohorts/c-zzzzzzzzzzzzzzzz/focus-groups/proposal', { query: PROPOSAL })).status,
    ).toBe(404);
  });

  it('and what needs a person agree about a session for which there are too few', async () => {
    const { call, cohort, session, ports, propose } = await scene(3);
    const path = await session(cohort);
    const focusGroupId = path.split('/').at(-1);
    ports.clock.moveTo('2027-07-20T15:00:00.000Z' as Instant);
    expect((await propose()).json.published).toMatchObject([
      { focusGroupId, couldCome: 3, small: 'few-people' },
    ]);
    expect((await call('GET', `${cohort}/attention`)).json.items).toMatchObject([
      { kind: 'small-session', focusGroupId, booked: 0, couldCome: 3, fewest: 6 },
    ]);
  });
});
