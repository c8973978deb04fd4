import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../../../domain/dates/instant.ts';
import { participantApi } from '../../../functions/participant-api/participant-api.ts';
import { bookingScene } from '../../support/scenes/booking-scene.ts';

const SEAT = '/api/seat';

describe('moving a seat', () => {
  it('takes the other seat and gives the first one back in one write', async () => {
    const scene = await bookingScene({ sessions: [{}, {}] });
    await scene.call(0, 'POST', SEAT, 0);
    const answer = await scene.call(0, 'PUT', SEAT, 1);
    expect(answer).toMatchObject({
      status: 200,
      json: { stage: 'booked', seat: { focusGroupId: scene.groupIds[1], number: 2 } },
      headers: { etag: '"2"' },
    });
    expect((await scene.group(0)).seats).toEqual([]);
    expect((await scene.group(1)).seats).toMatchObject([{ participantId: scene.ids[0], number: 2 }]);
    expect(scene.faults).toEqual([]);
  });

  it('keeps the seat there is when the other session is full (B1)', async () => {
    const scene = await bookingScene({ sessions: [{}, { capacity: 1 }] });
    await scene.call(1, 'POST', SEAT, 1);
    await scene.call(0, 'POST', SEAT, 0);
    const before = scene.ports.everything();
    const answer = await scene.call(0, 'PUT', SEAT, 1);
    expect(answer).toMatchObject({ status: 409, json: { type: '/problems/full' } });
    expect(scene.ports.everything()).toBe(before);
  });

  it('to the same session changes nothing; without a seat it is refused', async () => {
    const scene = await bookingScene();
    expect((await scene.call(0, 'PUT', SEAT, 0)).json.type).toBe('/problems/not-booked');
    await scene.call(0, 'POST', SEAT, 0);
    const before = scene.ports.everything();
    expect((await scene.call(0, 'PUT', SEAT, 0)).status).toBe(200);
    expect(scene.ports.everything()).toBe(before);
  });

  it('of a seat that was moved meanwhile is refused with a stale ETag (B8)', async () => {
    const scene = await bookingScene({ sessions: [{}, {}, {}] });
    const { headers } = await scene.call(0, 'POST', SEAT, 0);
    await scene.call(0, 'PUT', SEAT, 1, { 'if-match': headers.etag! });
    const answer = await scene.call(0, 'PUT', SEAT, 2, { 'if-match': headers.etag! });
    expect(answer).toMatchObject({ status: 412, json: { type: '/problems/version' } });
    expect((await scene.call(0, 'DELETE', SEAT, undefined, { 'if-match': '"1"' })).status).toBe(412);
    expect((await scene.call(0, 'GET', '/api/link')).headers.etag).toBe('"2"');
  });
});

describe('a seat that changes all the time', () => {
  /** Whoever has the link books and cancels, and each change is answered with a mail. */
  async function changing(until = 12) {
    const scene = await bookingScene({ people: 1, sessions: [{}, {}] });
    const booked: number[] = [];
    const cycle = async () => {
      booked.push((await scene.call(0, 'POST', SEAT, 0)).status);
      await scene.journey(0);
      await scene.call(0, 'DELETE', SEAT);
      await scene.journey(0);
    };
    for (let times = 0; times < until; times += 1) {
      await cycle();
      scene.ports.clock.moveTo(plusSeconds(scene.ports.clock.now(), 60));
    }
    return { scene, booked, cycle };
  }

  it('is taken ten times in a day at most: a forwarded link must not fill its owner’s mailbox', async () => {
    const { scene, booked } = await changing();
    expect(booked).toEqual([...Array(10).fill(201), 409, 409]);
    expect(scene.mails().filter((mail) => mail.includes('confirmation'))).toHaveLength(10);
    expect((await scene.call(0, 'POST', SEAT, 0)).json.type).toBe('/problems/too-often');
    expect(scene.faults).toEqual([]);
  });

  it('is taken again the next day', async () => {
    const { scene, booked, cycle } = await changing();
    scene.ports.clock.moveTo(plusSeconds(scene.ports.clock.now(), 86_400));
    await cycle();
    expect(booked.at(-1)).toBe(201);
  });

  it('counts moves with it, and can always be given back', async () => {
    const { scene } = await changing(9);
    expect((await scene.call(0, 'POST', SEAT, 0)).status).toBe(201);
    await scene.journey(0);
    expect((await scene.call(0, 'PUT', SEAT, 1)).json.type).toBe('/problems/too-often');
    expect((await scene.call(0, 'DELETE', SEAT)).status).toBe(200);
  });

  it('is refused in words by the page, too', async () => {
    const { scene } = await changing();
    const form = new URLSearchParams({ t: scene.tokens[0]!, do: 'book', g: scene.groupIds[0]! });
    const { statusCode, body } = await participantApi(scene.ports)({
      rawPath: '/focus-group',
      rawQueryString: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      requestContext: { http: { method: 'POST' } },
    });
    expect(statusCode).toBe(409);
    expect(body).toContain('your seat has changed too often; try again tomorrow, or ask');
  });
});

describe('cancelling a seat', () => {
  it('gives it back, and doing it again answers the same (B6)', async () => {
    const scene = await bookingScene();
    await scene.call(0, 'POST', SEAT, 0);
    const first = await scene.call(0, 'DELETE', SEAT);
    expect(first).toMatchObject({ status: 200, json: { stage: 'open', cancelled: { number: 2 } } });
    expect((await scene.group()).seats).toEqual([]);
    const after = scene.ports.everything();
    expect((await scene.call(0, 'DELETE', SEAT)).text).toBe(first.text);
    expect(scene.ports.everything()).toBe(after);
    expect((await scene.call(1, 'DELETE', SEAT)).json.type).toBe('/problems/not-booked');
  });

  it('is for one’s own seat only: another session’s id is unknown, and nothing happens (B7)', async () => {
    const scene = await bookingScene({ sessions: [{}, {}] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', SEAT, 1);
    const before = scene.ports.everything();
    expect((await scene.call(0, 'DELETE', SEAT, 1)).status).toBe(404);
    expect(scene.ports.everything()).toBe(before);
    expect((await scene.call(0, 'DELETE', SEAT, 0)).status).toBe(200);
  });

  it('is possible until the session begins, although nobody can book any more', async () => {
    const scene = await bookingScene();
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', SEAT, 0);
    scene.ports.clock.moveTo('2027-08-10T17:30:00.000Z' as never);
    expect((await scene.call(2, 'POST', SEAT, 0)).json.type).toBe('/problems/closed');
    expect((await scene.call(0, 'DELETE', SEAT)).status).toBe(200);
    scene.ports.clock.moveTo('2027-08-10T18:00:00.000Z' as never);
    expect((await scene.call(1, 'DELETE', SEAT)).json.type).toBe('/problems/started');
  });
});

describe('the mails about a booking', () => {
  it('are numbered by what happened to it, and their calendar entry is the same one, ever newer', async () => {
    const scene = await bookingScene({ sessions: [{}, {}] });
    const { journey, call } = scene;
    await journey(0);
    await call(0, 'POST', SEAT, 0);
    await journey(0);
    await call(0, 'PUT', SEAT, 1);
    await journey(0);
    await call(0, 'DELETE', SEAT);
    await journey(0);
    await call(0, 'POST', SEAT, 0);
    await journey(0);
    expect(scene.mails().filter((name) => !/invitation|reminder/.test(name))).toEqual([
      '0 confirmation 1',
      '0 confirmation 2',
      '0 cancellation 3',
      '0 confirmation 4',
    ]);
    const entries = scene.ports.sent.flatMap(({ calendar }) => (calendar ? [calendar] : []));
    expect(entries.map(({ method, sequence, startsAt }) => [method, sequence, startsAt])).toEqual([
      ['REQUEST', 0, '2027-08-10T18:00:00.000Z'],
      ['REQUEST', 1, '2027-08-11T18:00:00.000Z'],
      ['CANCEL', 2, '2027-08-11T18:00:00.000Z'],
      ['REQUEST', 3, '2027-08-10T18:00:00.000Z'],
    ]);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
  });

  it('stay the entries that are in calendars, wherever links lead meanwhile', async () => {
    const scene = await bookingScene();
    const { call, journey, ports } = scene;
    await call(0, 'POST', SEAT, 0);
    await journey(0);
    Object.assign(ports.settings, { linkBaseUrl: 'https://another.example' });
    await call(0, 'DELETE', SEAT);
    await journey(0);
    const entries = ports.sent.flatMap(({ calendar }) => (calendar ? [calendar] : []));
    expect(entries.map(({ method, uid }) => [method, uid])).toEqual([
      ['REQUEST', `${scene.ids[0]}.focus-group@leadership.example`],
      ['CANCEL', `${scene.ids[0]}.focus-group@leadership.example`],
    ]);
  });

  it('take nothing back that was never confirmed', async () => {
    const scene = await bookingScene();
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(0, 'DELETE', SEAT);
    await scene.journey(0);
    expect(scene.mails().filter((name) => /confirmation|cancellation/.test(name))).toEqual([]);
    const log = (await scene.person(0)).contacts.filter(({ touchpoint }) => touchpoint === 'focus-group');
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'confirmation', number: 1, state: 'skipped', reason: 'stale' }),
    );
  });

  it('of a withdrawal do not exist, but the seat is free (I4)', async () => {
    const scene = await bookingScene({ sessions: [{ capacity: 1 }] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.journey(0);
    const before = scene.mails();
    await scene.world.call('POST', `${scene.cohort}/participants/${scene.ids[0]}/withdrawal`);
    await scene.journey(0);
    expect(scene.mails()).toEqual(before);
    expect((await scene.call(1, 'POST', SEAT, 0)).status).toBe(201);
    expect(scene.faults).toEqual([]);
  });
});

describe('declining', () => {
  it('is shown to staff with its reason, and gives a seat back', async () => {
    const scene = await bookingScene();
    await scene.journey(0);
    await scene.call(0, 'POST', SEAT, 0);
    await scene.journey(0);
    expect((await scene.decline(0, 'not-taking-part')).status).toBe(200);
    await scene.journey(0);
    expect(scene.mails().at(-1)).toBe('0 cancellation 2');
    expect((await scene.group()).seats).toEqual([]);
    const { json } = await scene.world.call('GET', `${scene.cohort}/participants/${scene.ids[0]}`);
    expect(json.touchpoints['focus-group']).toMatchObject({ kind: 'declined', why: 'not-taking-part' });
    const { declined } = (await scene.world.call('GET', scene.paths[0]!)).json;
    expect(declined).toMatchObject([{ participantId: scene.ids[0], why: 'not-taking-part' }]);
    expect(scene.faults).toEqual([]);
  });

  it('leaves booking possible, and is refused for a reason that does not exist', async () => {
    const scene = await bookingScene();
    await scene.decline(0, 'not-taking-part');
    expect((await scene.decline(0, 'busy')).status).toBe(422);
    expect((await scene.call(0, 'POST', SEAT, 0)).status).toBe(201);
    expect((await scene.call(1, 'GET', '/api/link')).json.stage).toBe('open');
  });

  it('because no time suits ends with the next session that is published, which is an invitation', async () => {
    const scene = await bookingScene({ people: 2 });
    await scene.journey(0);
    await scene.journey(1);
    await scene.decline(0, 'none-of-these-times');
    await scene.decline(1, 'not-taking-part');
    scene.ports.clock.moveTo('2027-07-13T15:00:00.000Z' as never);
    await scene.world.session(scene.cohort, { startsAt: '2027-08-25T14:00' });
    await scene.journey(0);
    await scene.journey(1);
    expect(await scene.state(0)).toMatchObject({ kind: 'open', invitation: 2 });
    expect((await scene.state(1))?.kind).toBe('declined');
    expect(scene.mails()).toEqual(['0 invitation 1', '1 invitation 1', '0 invitation 2']);
  });
});
