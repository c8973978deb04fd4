import { describe, expect, it } from 'vitest';
import { journeyKey } from '../../../domain/journeys/journey.ts';
import { enrollmentRequest } from '../../support/builders.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

describe('enrolling a participant', () => {
  it('stores the person, their mailbox and their journey, and starts it', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const answer = await world.call('POST', `${cohort}/participants`, {
      body: enrollmentRequest({ consent: true }),
    });
    expect(answer).toMatchObject({
      status: 201,
      headers: {
        etag: '"1"',
        location: `${cohort}/participants/${answer.json.id}`,
        'cache-control': 'no-store',
      },
      json: { timeZone: 'America/New_York', enrolledAt: '2026-11-22T15:00:00.000Z', touchpoints: {} },
    });
    const { id: participantId, cohortId } = answer.json;
    expect(world.ports.started).toEqual([{ participantId, cohortId, generation: 1 }]);
    expect(await world.ports.documents.get(journeyKey(participantId))).toMatchObject({
      version: 1,
      doc: { participantId, generation: 1 },
    });
    const read = await world.call('GET', answer.headers.location!);
    expect(read.json).toMatchObject({ consentedAt: '2026-11-22T15:00:00.000Z' });
    const due = await world.ports.documents.due('2027-02-19T00:00:00.000Z' as never, 10);
    expect(due.items.map(({ key }) => key)).toContain(`participant#${participantId}`);
  });

  it('takes a tagged address as another person (E19)', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    await world.participant(cohort, { email: 'a@x.org' });
    expect(await world.participant(cohort, { email: 'a+test@x.org' })).toContain('/participants/p-');
  });

  it('lets one mailbox into two cohorts (E18)', async () => {
    const world = staffWorld();
    await world.participant(await world.cohort());
    expect(await world.participant(await world.cohort())).toContain('/participants/p-');
  });

  it.each([
    "O'Brien-Núñez",
    '李',
    'Null',
    'Dr. =SUM',
    '<img src=x onerror=alert(1)>',
    'Zo\u00EB 👩🏽‍⚕️',
    '{{7*7}}',
  ])('stores the name %s exactly (E21)', async (name) => {
    const world = staffWorld();
    const path = await world.participant(await world.cohort(), { name });
    expect((await world.call('GET', path)).json.name).toBe(name);
  });

  it('accepts 29 February in a leap year (E26)', async () => {
    const world = staffWorld();
    const anchors = { trainingStart: '2028-02-29', trainingEnd: '2028-02-29' };
    expect(await world.cohort({ anchors })).toMatch(/^\/cohorts\/c-/);
  });

  it('lets one of two people win a mailbox when both arrive at once (E18)', async () => {
    const world = staffWorld();
    const path = `${await world.cohort()}/participants`;
    const both = await Promise.all(
      ['same@x.org', 'SAME@x.org'].map((email) =>
        world.call('POST', path, { body: enrollmentRequest({ email }) }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)!.json.type).toBe('/problems/already-enrolled');
  });
});

describe('listing participants', () => {
  it('gives them page by page in the order of enrollment', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    for (const number of [1, 2, 3]) await world.participant(cohort, { email: `p${number}@x.org` });
    const first = (await world.call('GET', `${cohort}/participants`, { query: 'limit=2' })).json;
    const query = `limit=2&cursor=${encodeURIComponent(first.cursor)}`;
    const second = (await world.call('GET', `${cohort}/participants`, { query })).json;
    const all = [...first.items, ...second.items];
    expect(all.map(({ email }: { email: string }) => email).sort()).toEqual([
      'p1@x.org',
      'p2@x.org',
      'p3@x.org',
    ]);
    expect(second.cursor).toBeUndefined();
  });

  it('finds nobody through another cohort than their own (E30)', async () => {
    const world = staffWorld();
    const path = await world.participant(await world.cohort());
    const other = await world.cohort();
    const answer = await world.call('GET', `${other}/participants/${path.split('/').at(-1)}`);
    expect(answer).toMatchObject({ status: 404, json: { title: 'There is no such participant.' } });
  });
});

describe('correcting a participant', () => {
  it('asks which version is meant, and refuses a stale one', async () => {
    const world = staffWorld();
    const path = await world.participant(await world.cohort());
    const body = { name: 'Dr. Ada Obi' };
    expect((await world.call('PATCH', path, { body })).status).toBe(428);
    const patched = await world.call('PATCH', path, { body, headers: { 'if-match': '"1"' } });
    expect(patched).toMatchObject({ status: 200, headers: { etag: '"2"' }, json: body });
    const stale = await world.call('PATCH', path, { body: { name: 'X' }, headers: { 'if-match': '"1"' } });
    expect(stale).toMatchObject({ status: 412, json: { errors: [{ code: 'version' }] } });
    expect((await world.call('GET', path)).json.name).toBe('Dr. Ada Obi');
  });

  it('moves the mailbox with the address, and gives the former one free', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const path = await world.participant(cohort, { email: 'old@x.org' });
    await world.participant(cohort, { email: 'taken@x.org' });
    const headers = { 'if-match': '*' };
    const taken = await world.call('PATCH', path, { body: { email: 'Taken@x.org' }, headers });
    expect(taken).toMatchObject({ status: 409, json: { type: '/problems/already-enrolled' } });
    await world.call('PATCH', path, { body: { email: 'new@x.org' }, headers });
    expect((await world.call('GET', path)).json.email).toBe('new@x.org');
    expect(await world.participant(cohort, { email: 'old@x.org' })).toContain('/participants/');
    const back = await world.call('PATCH', path, { body: { email: 'old@x.org' }, headers });
    expect(back.status).toBe(409);
    expect((await world.call('PATCH', path, { body: { email: 'NEW@x.org' }, headers })).status).toBe(200);
  });

  it('needs something to correct', async () => {
    const world = staffWorld();
    const path = await world.participant(await world.cohort());
    const answer = await world.call('PATCH', path, { body: {}, headers: { 'if-match': '*' } });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer: '', code: 'required' }] } });
  });

  it('plans again in another time zone, and wakes the journey', async () => {
    const world = staffWorld();
    const path = await world.participant(await world.cohort());
    const { id, timeline } = (await world.call('GET', path)).json;
    const key = journeyKey(id);
    await world.ports.documents.write([
      { key, doc: { participantId: id, generation: 1, token: 't-1' }, expectedVersion: 1 },
    ]);
    const body = { timeZone: 'America/Los_Angeles' };
    await world.call('PATCH', path, { body, headers: { 'if-match': '*' } });
    const moved = (await world.call('GET', path)).json.timeline;
    expect(moved[0].plannedAt > timeline[0].plannedAt).toBe(true);
    expect(world.ports.woken).toEqual(['t-1']);
  });
});
