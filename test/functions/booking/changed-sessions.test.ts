import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { bookingScene } from '../../support/scenes/booking-scene.ts';

const SEAT = '/api/seat';

describe('a session that staff change', () => {
  it('is told to everybody with a seat: the new time, as an update of the entry they have', async () => {
    const scene = await bookingScene({ people: 2 });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', SEAT, 0);
    await scene.journey(0);
    const answer = await scene.change({ startsAt: '2027-08-12T09:00', place: 'Room 7' });
    expect(answer).toMatchObject({
      status: 200,
      json: { startsAt: '2027-08-12T13:00:00.000Z', endsAt: '2027-08-12T14:00:00.000Z', place: 'Room 7' },
    });
    await scene.journey(0);
    await scene.journey(1);
    const again = scene.ports.sent.filter(({ contactId }) => contactId.endsWith('.confirmation.2'));
    expect(again).toHaveLength(2);
    const [first, second] = again;
    expect(first).toMatchObject({
      subject: 'Changed: your focus group is on Thursday, August 12, 2027',
      calendar: {
        method: 'REQUEST',
        sequence: 1,
        startsAt: '2027-08-12T13:00:00.000Z',
        location: 'Room 7',
      },
    });
    // Whoever had no confirmation yet gets one, not the news of a change.
    expect(second!.subject).toBe('Booked: your focus group on Thursday, August 12, 2027');
    const { json } = await scene.world.call('GET', scene.cohort);
    expect(json).toMatchObject({ replanning: false, sessions: [{ startsAt: '2027-08-12T13:00:00.000Z' }] });
    expect((await scene.group()).seats).toMatchObject([{ number: 2 }, { number: 2 }]);
    expect(scene.faults).toEqual([]);
  });

  it('keeps its length, takes another, and says nothing to anybody when only seats are added', async () => {
    const scene = await bookingScene({ sessions: [{ minutes: 45 }] });
    await scene.call(0, 'POST', SEAT, 0);
    const moved = await scene.change({ startsAt: '2027-08-12T09:00' });
    expect(moved.json.endsAt).toBe('2027-08-12T13:45:00.000Z');
    expect((await scene.change({ minutes: 90 })).json.endsAt).toBe('2027-08-12T14:30:00.000Z');
    expect(await scene.state(0)).toMatchObject({ seat: { number: 3 } });
    await scene.change({ capacity: 12 });
    expect(await scene.state(0)).toMatchObject({ seat: { number: 3 } });
  });

  it('keeps its place in the list, so that whoever reads on has it once, however it is moved meanwhile', async () => {
    const scene = await bookingScene({ sessions: [{}, {}, {}] });
    const path = `${scene.cohort}/focus-groups`;
    const read: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const { json } = await scene.world.call('GET', path, { query: `limit=1${cursor}` });
      read.push(...json.items.map((one: { id: string }) => one.id));
      if (!json.cursor) break;
      cursor = `&cursor=${encodeURIComponent(json.cursor)}`;
      if (page < 2) await scene.change({ startsAt: `2027-08-${24 + page}T14:00` });
    }
    expect(read).toEqual(scene.groupIds);
  });

  it('changes nothing when it is so already', async () => {
    const scene = await bookingScene();
    await scene.call(0, 'POST', SEAT, 0);
    const before = scene.ports.everything();
    expect((await scene.change({ startsAt: '2027-08-10T14:00', place: 'Room 4', capacity: 2 })).status).toBe(
      200,
    );
    expect(scene.ports.everything()).toBe(before);
  });

  it('needs the version that was read', async () => {
    const scene = await bookingScene();
    const [path] = scene.paths;
    const { headers } = await scene.world.call('GET', path!);
    await scene.call(0, 'POST', SEAT, 0);
    const patch = (more: Record<string, string>) =>
      scene.world.call('PATCH', path!, { body: { capacity: 4 }, headers: more });
    expect((await patch({})).status).toBe(428);
    expect((await patch({ 'if-match': headers.etag! })).status).toBe(412);
  });

  it.each<[string, object, number, string]>([
    ['fewer seats than are taken (F56)', { capacity: 1 }, 409, '/problems/below-seats'],
    ['none, while some are taken', { capacity: 0 }, 409, '/problems/below-seats'],
    ['B10 fewer than none', { capacity: -1 }, 422, '/problems/invalid-content'],
    ['B10 a billion', { capacity: 1e9 }, 422, '/problems/invalid-content'],
    ['B11 an end before the start', { endsAt: '2027-08-10T13:00' }, 422, '/problems/invalid-content'],
    ['B15 another host', { joinUrl: 'https://evil.example/j' }, 422, '/problems/invalid-content'],
    ['a day in nobody’s window', { startsAt: '2027-12-10T14:00' }, 422, '/problems/invalid-content'],
    ['another touchpoint', { touchpoint: 'month-3' }, 422, '/problems/invalid-content'],
  ])('is refused with %s', async (_, body, status, type) => {
    const scene = await bookingScene();
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', SEAT, 0);
    const before = scene.ports.everything();
    expect(await scene.change(body)).toMatchObject({ status, json: { type } });
    expect(scene.ports.everything()).toBe(before);
  });

  it('is closed with no seats at all, which are not offered to anybody (B10)', async () => {
    const scene = await bookingScene();
    expect((await scene.change({ capacity: 0 })).status).toBe(200);
    expect((await scene.call(0, 'POST', SEAT, 0)).json.type).toBe('/problems/full');
  });

  it('offers again what was offered, with the new time, to the same person', async () => {
    const scene = await bookingScene({ sessions: [{ capacity: 1 }] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', '/api/waiting', 0);
    await scene.call(2, 'POST', '/api/waiting', 0);
    await scene.call(0, 'DELETE', SEAT);
    await scene.journey(1);
    await scene.change({ startsAt: '2027-08-13T10:00' });
    await scene.journey(1);
    expect(scene.mails().filter((name) => name.includes('offer'))).toEqual(['1 offer 1', '1 offer 2']);
    expect(scene.ports.sent.at(-1)!.subject).toContain('Friday, August 13, 2027');
    expect(await scene.group()).toMatchObject({ waiting: [{ participantId: scene.ids[2] }] });
    expect(scene.faults).toEqual([]);
  });

  it('reaches five hundred seats, forty to a write', async () => {
    const scene = await bookingScene({ people: 90, sessions: [{ capacity: 500 }] });
    for (const [who] of scene.ids.entries()) await scene.call(who, 'POST', SEAT, 0);
    await scene.change({ place: 'Room 9' });
    const group = await scene.group();
    expect(group.seats.every(({ outdated, number }) => !outdated && number === 2)).toBe(true);
    expect(await scene.state(89)).toMatchObject({ seat: { place: 'Room 9', number: 2 } });
    expect(scene.faults).toEqual([]);
  });
});

describe('a session that staff cancel', () => {
  it('takes every seat back, once each, and leaves everybody free to choose another (F58)', async () => {
    const scene = await bookingScene({ people: 12, sessions: [{ capacity: 12 }, { capacity: 12 }] });
    for (const [who] of scene.ids.entries()) {
      await scene.call(who, 'POST', SEAT, 0);
      await scene.journey(who);
    }
    expect((await scene.cancelSession()).status).toBe(200);
    for (const [who] of scene.ids.entries()) await scene.journey(who);
    await scene.cancelSession();
    await scene.sweep();
    for (const [who] of scene.ids.entries()) await scene.journey(who);
    const cancelled = scene.ports.sent.filter(({ contactId }) => contactId.includes('.cancellation.'));
    expect(cancelled).toHaveLength(12);
    expect(new Set(cancelled.map(({ to }) => to.email)).size).toBe(12);
    const confirmed = scene.ports.sent.filter(({ contactId }) => contactId.includes('.confirmation.'));
    for (const { to, calendar } of cancelled) {
      const first = confirmed.find((one) => one.to.email === to.email)!.calendar!;
      expect(calendar).toMatchObject({ method: 'CANCEL', uid: first.uid, sequence: first.sequence + 1 });
    }
    expect((await scene.group()).seats).toEqual([]);
    const link = (await scene.call(0, 'GET', '/api/link')).json;
    expect(link).toMatchObject({ stage: 'open', sessions: [{ focusGroupId: scene.groupIds[1] }] });
    expect((await scene.call(0, 'POST', SEAT, 0)).status).toBe(404);
    expect((await scene.call(0, 'POST', SEAT, 1)).status).toBe(201);
    expect(scene.faults).toEqual([]);
  });

  it('ends its waiting list and its offers, and cannot be changed or held any more', async () => {
    const scene = await bookingScene({ sessions: [{ capacity: 1 }] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', '/api/waiting', 0);
    await scene.call(2, 'POST', '/api/waiting', 0);
    await scene.call(0, 'DELETE', SEAT);
    await scene.cancelSession();
    expect(await scene.group()).toMatchObject({ seats: [], offers: [], waiting: [] });
    expect((await scene.group()).dueAt).toBeUndefined();
    expect((await scene.change({ capacity: 3 })).json.type).toBe('/problems/cancelled');
    expect(scene.faults).toEqual([]);
  });

  it('cannot be one that has begun', async () => {
    const scene = await bookingScene();
    scene.ports.clock.moveTo('2027-08-10T18:00:00.000Z' as Instant);
    expect((await scene.cancelSession()).json.type).toBe('/problems/started');
    expect((await scene.change({ place: 'Room 1' })).json.type).toBe('/problems/started');
  });
});

describe('after a session', () => {
  const held = async () => {
    const scene = await bookingScene({ people: 2, sessions: [{}, { startsAt: '2027-09-08T14:00' }] });
    await scene.call(0, 'POST', SEAT, 0);
    await scene.call(1, 'POST', SEAT, 0);
    await scene.journey(0);
    await scene.journey(1);
    scene.ports.clock.moveTo('2027-08-11T14:00:00.000Z' as Instant);
    const [attended, noShow] = scene.ids;
    const record = () =>
      scene.world.call('POST', `${scene.paths[0]}/attendance`, {
        body: { attended: [attended], noShow: [noShow] },
      });
    return { scene, record };
  };

  it('who came is thanked, and who did not is asked to choose another, once', async () => {
    const { scene, record } = await held();
    expect((await record()).status).toBe(200);
    await scene.journey(0);
    await scene.journey(1);
    expect(scene.mails().slice(-2)).toEqual(['0 thanks 1', '1 rebooking 1']);
    expect(await scene.state(1)).toMatchObject({ kind: 'open', missed: { number: 1 } });
    expect((await scene.group()).seats).toMatchObject([
      { attendance: 'attended' },
      { attendance: 'no-show' },
    ]);
    const before = [await scene.person(0), await scene.person(1), await scene.group()];
    expect((await record()).status).toBe(200);
    expect([await scene.person(0), await scene.person(1), await scene.group()]).toEqual(before);
    await scene.call(1, 'POST', SEAT, 1);
    expect((await record()).status).toBe(200);
    await scene.journey(1);
    expect(scene.mails().at(-1)).toBe('1 confirmation 2');
    expect(scene.faults).toEqual([]);
  });

  it('without another to choose, who did not come has missed it', async () => {
    const { scene, record } = await held();
    await scene.cancelSession(1);
    await record();
    expect(await scene.state(1)).toMatchObject({ kind: 'missed', reason: 'no-show' });
  });
});
