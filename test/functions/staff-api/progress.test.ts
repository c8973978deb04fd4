import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { participantsOf } from '../../../functions/records.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';

const IN_BASELINE = '2027-02-24T15:00:00.000Z' as Instant;

const idIn = (path: string): string => path.split('/').at(-1)!;

/** Puts something into a participant's record, as their journey would have. */
async function note(
  { ports: { documents } }: StaffWorld,
  path: string,
  what: Partial<Participant>,
): Promise<void> {
  const { key, version, doc } = (await documents.get<Participant>(`participant#${idIn(path)}`))!;
  const listed = { list: participantsOf(doc.cohortId), sort: `${doc.enrolledAt} ${doc.id}` };
  await documents.write([{ key, expectedVersion: version, doc: { ...doc, ...what }, listed }]);
}

describe('the progress of a cohort', () => {
  it('counts nobody in an empty one, and names every window', async () => {
    const world = staffWorld();
    const { json } = await world.call('GET', `${await world.cohort()}/progress`);
    expect(json).toMatchObject({
      asOf: '2026-11-22T15:00:00.000Z',
      people: { active: 0, withdrawn: 0 },
      isComplete: true,
    });
    expect((json as { touchpoints: object[] }).touchpoints[2]).toMatchObject({
      touchpoint: 'month-3',
      opens: { raw: '2027-06-12', date: '2027-06-14' },
      counts: { waiting: 0, pending: 0, answered: 0 },
    });
  });

  it('counts everybody once a touchpoint, whatever their journeys have recorded, and the withdrawn apart', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const people: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      people.push(await world.participant(cohort, { email: `${name}@hospital.example` }));
    }
    world.ports.clock.moveTo(IN_BASELINE);
    const [answered, reminded, failing, withdrawn] = people as [string, string, string, string];
    const at = IN_BASELINE;
    const contact = { touchpoint: 'baseline', number: 1, plannedAt: at, at };
    const sent = { ...contact, state: 'sent' as const, messageId: 'm' };
    await note(world, answered, {
      touchpoints: { baseline: { kind: 'done', at, how: 'answered' } },
      contacts: [{ ...sent, kind: 'invitation' }],
    });
    await note(world, reminded, {
      contacts: [
        { ...sent, kind: 'invitation' },
        { ...sent, kind: 'reminder' },
      ],
    });
    await note(world, failing, {
      mail: { kind: 'undeliverable', at, reason: 'bounce' },
      contacts: [{ ...contact, kind: 'invitation', state: 'unknown', reason: 'timeout' }],
    });
    await world.call('POST', `${withdrawn}/withdrawal`);
    const { json } = await world.call('GET', `${cohort}/progress`);
    expect(json).toMatchObject({
      people: { active: 3, withdrawn: 1 },
      needs: { unknownContacts: 1, refusedContacts: 0, undeliverable: 1, noTimeSuits: 0, noSessions: 0 },
    });
    const { touchpoints } = json as { touchpoints: { counts: object }[] };
    expect(touchpoints[0]!.counts).toEqual({
      answered: 1,
      booked: 0,
      declined: 0,
      missed: 0,
      notAsked: 0,
      pending: 2,
      waiting: 0,
      invited: 2,
      reminded: 1,
    });
    expect(touchpoints[4]!.counts).toMatchObject({ waiting: 3, pending: 0 });
  });

  it('counts whoever was enrolled after a close apart from those who missed it, as the results do', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    await world.participant(cohort, { email: 'in-time@hospital.example' });
    world.ports.clock.moveTo('2027-04-15T15:00:00.000Z' as Instant);
    await world.participant(cohort, { email: 'late@hospital.example' });
    const { json } = await world.call('GET', `${cohort}/progress`);
    const { touchpoints } = json as { touchpoints: { counts: object }[] };
    expect(touchpoints[0]!.counts).toMatchObject({ missed: 1, notAsked: 1, pending: 0 });
    const results = await world.call('GET', `${cohort}/results`);
    expect(results.json).toMatchObject({
      rates: [{ counts: { missed: 1, 'not-asked': 1 } }, {}, {}, {}, {}],
    });
  });

  it('is that of a cohort that exists', async () => {
    expect((await staffWorld().call('GET', '/cohorts/c-zzzzzzzzzzzzzzzz/progress')).status).toBe(404);
  });
});

describe('the contacts that are planned', () => {
  const list = (world: StaffWorld, cohort: string, from: string, until: string, more = '') =>
    world.call('GET', `${cohort}/contacts`, { query: `from=${from}&until=${until}${more}` });
  const FEBRUARY = ['2027-02-01T00:00:00.000Z', '2027-03-01T00:00:00.000Z'] as const;

  it('are those from one instant on and before another, earliest first, with whose they are', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const person = await world.participant(cohort);
    const { json } = await list(world, cohort, ...FEBRUARY);
    const { items } = json as { items: { kind: string; plannedAt: string; participantId: string }[] };
    expect(items.map(({ kind, plannedAt }) => `${plannedAt.slice(0, 10)} ${kind}`)).toEqual([
      '2027-02-18 invitation',
      '2027-02-23 reminder',
    ]);
    expect(items[0]).toMatchObject({
      participantId: idIn(person),
      name: 'Dr. Ada Okafor',
      touchpoint: 'baseline',
    });
    const { json: upTo } = await list(world, cohort, FEBRUARY[0], items[0]!.plannedAt);
    expect(upTo).toEqual({ items: [] });
  });

  it('are those of a focus group only once there is a session to book', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    await world.participant(cohort);
    const kinds = async () => {
      const { json } = await list(world, cohort, '2027-05-20T00:00:00.000Z', '2027-08-01T00:00:00.000Z');
      return (json as { items: { touchpoint: string }[] }).items.map(({ touchpoint }) => touchpoint);
    };
    expect(await kinds()).not.toContain('focus-group');
    await world.call('POST', `${cohort}/focus-groups`, {
      body: { touchpoint: 'focus-group', startsAt: '2027-08-10T14:00', place: 'Room 4', capacity: 8 },
    });
    expect(await kinds()).toContain('focus-group');
  });

  it('have what is held back on the day on which it may go, not on the one that has passed', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const person = await world.participant(cohort);
    world.ports.clock.moveTo(IN_BASELINE);
    const until = '2027-02-26T13:00:00.000Z' as Instant;
    const invitation = { touchpoint: 'baseline', kind: 'invitation' as const, number: 1 };
    const plannedAt = '2027-02-18T13:00:00.000Z' as Instant;
    await note(world, person, {
      touchpoints: { baseline: { kind: 'open', at: plannedAt } },
      contacts: [{ ...invitation, plannedAt, state: 'held', at: plannedAt, until, reason: 'contact-limit' }],
    });
    const { json } = await list(world, cohort, IN_BASELINE, '2027-02-27T00:00:00.000Z');
    expect((json as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ ...invitation, plannedAt: until, state: 'held' }),
    );
  });

  it('are nobody’s who has withdrawn, and come page by page', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const first = await world.participant(cohort, { email: 'a@hospital.example' });
    await world.participant(cohort, { email: 'b@hospital.example' });
    await world.call('POST', `${first}/withdrawal`);
    const found: object[] = [];
    let cursor = '';
    for (let pages = 0; pages < 2; pages += 1) {
      const { json } = await list(world, cohort, ...FEBRUARY, `&limit=1${cursor}`);
      const page = json as { items: object[]; cursor?: string };
      found.push(...page.items);
      cursor = page.cursor ? `&cursor=${encodeURIComponent(page.cursor)}` : '';
    }
    expect(found).toHaveLength(2);
  });

  it.each([
    ['a date that does not exist', '2027-02-30T00:00:00.000Z', '2027-03-01T00:00:00.000Z', '/from'],
    ['a local time', '2027-02-01T00:00', '2027-03-01T00:00:00.000Z', '/from'],
    ['an end before the beginning', FEBRUARY[1], FEBRUARY[0], '/until'],
    ['more than three months', FEBRUARY[0], '2027-06-01T00:00:00.000Z', '/until'],
  ])('are not listed for %s', async (_, from, until, pointer) => {
    const world = staffWorld();
    const answer = await list(world, await world.cohort(), from, until);
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
  });
});
