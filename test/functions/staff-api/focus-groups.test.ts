import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { focusGroupKey } from '../../../domain/sessions/focus-group.ts';
import { loadPerson, putParticipant } from '../../../functions/records.ts';
import { sessionRequest } from '../../support/builders.ts';
import { seat } from '../../support/scenes/seated.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const BOOKING_OPEN = '2027-07-12T15:00:00.000Z' as Instant;
const AFTER_SESSION = '2027-08-10T20:00:00.000Z' as Instant;

const idIn = (path: string): string => path.split('/').at(-1)!;

describe('publishing a session', () => {
  it('stores it, offers it to the cohort, and plans everybody again', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const person = await world.participant(cohort);
    const before = await world.ports.documents.get(`participant#${idIn(person)}`);
    const answer = await world.call('POST', `${cohort}/focus-groups`, { body: sessionRequest() });
    expect(answer).toMatchObject({
      status: 201,
      json: {
        startsAt: '2027-08-10T18:00:00.000Z',
        place: 'Room 4',
        capacity: 8,
        seats: [],
        seatsTaken: 0,
      },
    });
    const read = (await world.call('GET', cohort)).json;
    expect(read).toMatchObject({
      replanning: false,
      sessions: [{ id: answer.json.id, touchpoint: 'focus-group' }],
    });
    const after = await world.ports.documents.get(`participant#${idIn(person)}`);
    expect(after!.version).toBe(before!.version + 1);
    const list = (await world.call('GET', `${cohort}/focus-groups`)).json;
    expect(list.items).toEqual([answer.json]);
  });

  it('lasts as long as it says, or as long as the program says', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const endOf = async (changes: object) =>
      (await world.call('POST', `${cohort}/focus-groups`, { body: sessionRequest(changes) })).json.endsAt;
    expect(await endOf({ minutes: 45 })).toBe('2027-08-10T18:45:00.000Z');
    expect(await endOf({ endsAt: '2027-08-10T15:15' })).toBe('2027-08-10T19:15:00.000Z');
    const minutes = (await world.call('GET', '/programs/clp')).json.touchpoints.find(
      ({ id }: { id: string }) => id === 'focus-group',
    ).minutes;
    expect(Date.parse(await endOf({})) - Date.parse('2027-08-10T18:00:00.000Z')).toBe(minutes * 60_000);
  });

  it.each<[string, object, string, string]>([
    ['B10 no seat', { capacity: 0 }, '/capacity', 'range'],
    ['B10 fewer than none', { capacity: -5 }, '/capacity', 'range'],
    ['B10 a billion seats', { capacity: 1e9 }, '/capacity', 'range'],
    ['B10 half a seat', { capacity: 1.5 }, '/capacity', 'type'],
    ['B10 seats as text', { capacity: '20' }, '/capacity', 'type'],
    ['B11 an end before the start', { endsAt: '2027-08-10T13:00' }, '/endsAt', 'interval'],
    ['B11 an end that is the start', { endsAt: '2027-08-10T14:00' }, '/endsAt', 'interval'],
    ['B11 26 hours', { endsAt: '2027-08-11T16:00' }, '/endsAt', 'interval'],
    ['B11 both an end and a length', { endsAt: '2027-08-10T15:00', minutes: 60 }, '/minutes', 'either'],
    ['B11 a length of nine hours', { minutes: 540 }, '/minutes', 'range'],
    ['B12 no time of day', { startsAt: '2027-08-10' }, '/startsAt', 'date-time-format'],
    ['B12 30 February', { startsAt: '2027-02-30T10:00' }, '/startsAt', 'date'],
    ['B12 25 o’clock', { startsAt: '2027-08-10T25:00' }, '/startsAt', 'time-format'],
    ['B12 an instant', { startsAt: '2027-08-10T14:00:00Z' }, '/startsAt', 'date-time-format'],
    [
      'B12 an offset the zone does not have then',
      { startsAt: '2027-08-10T14:00-05:00' },
      '/startsAt',
      'offset',
    ],
    ['B2 a day that is past', { startsAt: '2026-11-20T14:00' }, '/startsAt', 'past'],
    ['a day in nobody’s window', { startsAt: '2027-12-10T14:00' }, '/startsAt', 'outside-window'],
    ['B15 a script', { joinUrl: 'javascript:alert(1)' }, '/joinUrl', 'url'],
    ['B15 http', { joinUrl: 'http://zoom.us/j/1' }, '/joinUrl', 'url'],
    ['B15 another host', { joinUrl: 'https://zoom.us.evil.example/j/1' }, '/joinUrl', 'url'],
    ['an unknown touchpoint', { touchpoint: 'dinner' }, '/touchpoint', 'unknown-touchpoint'],
    ['a survey', { touchpoint: 'baseline' }, '/touchpoint', 'unknown-touchpoint'],
    ['no place', { place: ' ' }, '/place', 'blank'],
    ['a place of two lines', { place: 'Room\n4' }, '/place', 'control-character'],
  ])('is refused with %s', async (_, changes, pointer, code) => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const stored = world.ports.everything();
    const answer = await world.call('POST', `${cohort}/focus-groups`, { body: sessionRequest(changes) });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer, code }] } });
    expect(world.ports.everything()).toBe(stored);
  });

  it('asks which of two hours is meant when clocks go back, and offers both (B13)', async () => {
    const world = staffWorld();
    // Five months after 7 June 2027: the window holds 7 November, when New York's clocks go back.
    const cohort = await world.cohort({
      anchors: { trainingStart: '2027-06-07', trainingEnd: '2027-06-08' },
    });
    const publish = (startsAt: string) =>
      world.call('POST', `${cohort}/focus-groups`, { body: sessionRequest({ startsAt }) });
    expect((await publish('2027-11-07T01:30')).json.errors).toEqual([
      {
        pointer: '/startsAt',
        code: 'ambiguous-local-time',
        detail: 'it happens twice: add -04:00 or -05:00',
      },
    ]);
    expect((await publish('2027-11-07T01:30-04:00')).json.startsAt).toBe('2027-11-07T05:30:00.000Z');
    expect((await publish('2027-11-07T01:30-05:00')).json.startsAt).toBe('2027-11-07T06:30:00.000Z');
  });

  it('knows an hour that does not exist (F38)', async () => {
    const world = staffWorld();
    const cohort = await world.cohort({
      anchors: { trainingStart: '2027-10-20', trainingEnd: '2027-10-21' },
    });
    const body = sessionRequest({ startsAt: '2028-03-12T02:30' });
    const answer = await world.call('POST', `${cohort}/focus-groups`, { body });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ code: 'nonexistent-local-time' }] } });
  });
});

describe('recording attendance', () => {
  async function held() {
    const world = staffWorld();
    const cohort = await world.cohort();
    const session = await world.session(cohort);
    const people = [];
    for (const number of [1, 2, 3])
      people.push(await world.participant(cohort, { email: `p${number}@x.org` }));
    const [came, missed, absent] = people as [string, string, string];
    await seat(world, came, session);
    await seat(world, missed, session);
    return { world, session, came, missed, absent, path: `${session}/attendance` };
  }

  it('takes each as done or missed, and saying it again changes nothing', async () => {
    const { world, came, missed, path } = await held();
    world.ports.clock.moveTo(AFTER_SESSION);
    const body = { attended: [idIn(came)], noShow: [idIn(missed)] };
    expect((await world.call('POST', path, { body })).status).toBe(200);
    const stateOf = async (person: string) =>
      (await world.call('GET', person)).json.touchpoints['focus-group'];
    expect(await stateOf(came)).toEqual({ kind: 'done', at: AFTER_SESSION, how: 'attended' });
    expect(await stateOf(missed)).toEqual({ kind: 'missed', at: AFTER_SESSION, reason: 'no-show' });
    const version = (await world.call('GET', came)).headers.etag;
    expect((await world.call('POST', path, { body })).status).toBe(200);
    expect((await world.call('GET', came)).headers.etag).toBe(version);
    const turned = { attended: [idIn(missed)], noShow: [] };
    const answer = await world.call('POST', path, { body: turned });
    expect(answer).toMatchObject({ status: 409, json: { type: '/problems/attendance-recorded' } });
  });

  it('is refused as too late once it is final that nobody recorded it', async () => {
    const { world, came, path } = await held();
    const { documents, clock } = world.ports;
    const now = '2027-10-01T15:00:00.000Z' as Instant;
    clock.moveTo(now);
    const person = await loadPerson(documents, idIn(came));
    const settled = { kind: 'done', at: now, how: 'not-recorded' } as const;
    const after = { ...person.participant.doc, touchpoints: { 'focus-group': settled } };
    await documents.write([putParticipant(person, after, person.participant.version, now)]);
    for (const list of ['attended', 'noShow']) {
      const { status, json } = await world.call('POST', path, { body: { [list]: [idIn(came)] } });
      expect({ status, type: json.type }).toEqual({ status: 409, type: '/problems/attendance-over' });
      expect(json.title).toContain('too late');
    }
  });

  it('is all or nothing, and only for who had a seat', async () => {
    const { world, came, absent, path } = await held();
    world.ports.clock.moveTo(AFTER_SESSION);
    const stored = world.ports.everything();
    const body = { attended: [idIn(came), idIn(absent)] };
    const answer = await world.call('POST', path, { body });
    expect(answer).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/attended/1', code: 'not-booked' }] },
    });
    const twice = await world.call('POST', path, { body: { attended: [idIn(came)], noShow: [idIn(came)] } });
    expect(twice).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/noShow/0', code: 'duplicate' }] },
    });
    expect(world.ports.everything()).toBe(stored);
  });

  it('is not possible before the session has started, nor through another cohort (B3)', async () => {
    const { world, came, session, path } = await held();
    const body = { attended: [idIn(came)] };
    expect(await world.call('POST', path, { body })).toMatchObject({
      status: 409,
      json: { type: '/problems/not-started' },
    });
    const other = await world.cohort();
    const elsewhere = `${other}/focus-groups/${idIn(session)}/attendance`;
    expect((await world.call('POST', elsewhere, { body })).status).toBe(404);
  });
});

describe('withdrawing a participant', () => {
  it('ends their mail and frees their seat in one write, and saying it again changes nothing (I4, I5)', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const session = await world.session(cohort);
    const person = await world.participant(cohort);
    await seat(world, person, session);
    const first = await world.call('POST', `${person}/withdrawal`);
    expect(first).toMatchObject({ status: 200, json: { status: { kind: 'withdrawn', at: BOOKING_OPEN } } });
    const group = await world.ports.documents.get<{ seats: unknown[] }>(focusGroupKey(idIn(session)));
    expect(group?.doc.seats).toEqual([]);
    world.ports.clock.moveTo(AFTER_SESSION);
    const again = await world.call('POST', `${person}/withdrawal`, { body: {} });
    expect(again).toMatchObject({ status: 200, json: first.json, headers: { etag: first.headers.etag } });
  });

  it('stops no execution, but wakes the journey', async () => {
    const world = staffWorld();
    const person = await world.participant(await world.cohort());
    const participantId = idIn(person);
    const doc = { participantId, generation: 1, token: 't-1' };
    await world.ports.documents.write([{ key: `journey#${participantId}`, doc, expectedVersion: 1 }]);
    await world.call('POST', `${person}/withdrawal`);
    expect(world.ports.woken).toEqual(['t-1']);
  });

  it('leaves nothing but skipped contacts in the timeline', async () => {
    const world = staffWorld();
    const person = await world.participant(await world.cohort());
    await world.call('POST', `${person}/withdrawal`);
    const { timeline } = (await world.call('GET', person)).json;
    expect(timeline.length).toBeGreaterThan(10);
    for (const row of timeline) expect(row).toMatchObject({ state: 'skipped', reason: 'withdrawn' });
  });
});
