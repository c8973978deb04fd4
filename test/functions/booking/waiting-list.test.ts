import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { type BookingScene, bookingScene } from '../../support/scenes/booking-scene.ts';

const SEAT = '/api/seat';
const WAITING = '/api/waiting';
const at = (text: string) => `2027-${text}:00.000Z` as Instant;

/** Person 0 has the only seat; the others wait for it, in their order. */
async function full(zones: string[] = [], people = 4): Promise<BookingScene> {
  const scene = await bookingScene({ people, zones, sessions: [{ capacity: 1 }, { capacity: 1 }] });
  await scene.call(0, 'POST', SEAT, 0);
  for (let who = 1; who < people; who += 1) await scene.call(who, 'POST', WAITING, 0);
  return scene;
}

const waiting = async (scene: BookingScene) =>
  ((await scene.group()).waiting ?? []).map(({ participantId }) => scene.ids.indexOf(participantId));
const offers = async (scene: BookingScene) =>
  ((await scene.group()).offers ?? []).map(
    ({ participantId, until }) => `${scene.ids.indexOf(participantId)} until ${until.slice(5, 16)}`,
  );

describe('a waiting list', () => {
  it('is for full sessions only, and waiting twice is waiting once', async () => {
    const scene = await full();
    expect((await scene.call(1, 'POST', WAITING, 1)).json.type).toBe('/problems/has-seats');
    expect((await scene.call(0, 'POST', WAITING, 1)).json.type).toBe('/problems/already-booked');
    const before = scene.ports.everything();
    expect((await scene.call(1, 'POST', WAITING, 0)).status).toBe(200);
    expect(scene.ports.everything()).toBe(before);
    expect(await waiting(scene)).toEqual([1, 2, 3]);
    const shown = (await scene.call(2, 'GET', '/api/link')).json.sessions;
    expect(shown).toMatchObject([{ seatsLeft: 0, placeInLine: 2 }, { seatsLeft: 1 }]);
    expect((await scene.world.call('GET', scene.paths[0]!)).json.waiting).toHaveLength(3);
  });

  it('offers a seat that becomes free to the next in line, by mail, for a working day', async () => {
    const scene = await full();
    await scene.journey(1);
    await scene.call(0, 'DELETE', SEAT);
    expect(await offers(scene)).toEqual(['1 until 07-13T15:00']);
    await scene.journey(1);
    expect(scene.mails().at(-1)).toBe('1 offer 1');
    const mail = scene.ports.sent.at(-1)!;
    expect(mail.subject).toBe('A place for you: focus group on Tuesday, August 10, 2027');
    expect(mail.text).toContain('kept for you until Tuesday, July 13, 2027, 11:00 AM EDT');
    expect(scene.faults).toEqual([]);
  });

  it('keeps the offered seat from everybody else; accepting it is booking it', async () => {
    const scene = await full();
    await scene.call(0, 'DELETE', SEAT);
    for (const who of [0, 2, 3]) {
      expect((await scene.call(who, 'POST', SEAT, 0)).json.type).toBe('/problems/full');
    }
    const shown = (await scene.call(1, 'GET', '/api/link')).json.sessions[0];
    expect(shown).toMatchObject({ offeredUntil: at('07-13T15:00'), seatsLeft: 0 });
    expect((await scene.call(1, 'POST', SEAT, 0)).status).toBe(201);
    expect(await scene.group()).toMatchObject({ offers: [], seats: [{ participantId: scene.ids[1] }] });
    expect(scene.faults).toEqual([]);
  });

  it('goes on to the next when an offer is let go, and when it lapses', async () => {
    const scene = await full();
    await scene.call(0, 'DELETE', SEAT);
    await scene.call(1, 'DELETE', WAITING, 0);
    expect(await offers(scene)).toEqual(['2 until 07-13T15:00']);
    scene.ports.clock.moveTo(at('07-13T15:00'));
    expect((await scene.call(2, 'POST', SEAT, 0)).json.type).toBe('/problems/full');
    scene.ports.clock.moveTo(at('07-13T15:06'));
    await scene.sweep();
    expect(await offers(scene)).toEqual(['3 until 07-14T15:06']);
    expect(await scene.state(2)).not.toHaveProperty('offers');
    expect(scene.faults).toEqual([]);
  });

  it('makes no offer at night, but in the morning of whoever is next, and keeps their turn', async () => {
    const scene = await full(['America/New_York', 'Pacific/Honolulu', 'America/New_York']);
    await scene.call(0, 'DELETE', SEAT);
    expect(await offers(scene)).toEqual([]);
    expect((await scene.group()).dueAt).toBe(at('07-12T18:00'));
    expect((await scene.call(2, 'POST', SEAT, 0)).json.type).toBe('/problems/full');
    scene.ports.clock.moveTo(at('07-12T18:06'));
    await scene.sweep();
    expect(await offers(scene)).toEqual(['1 until 07-13T18:06']);
  });

  it('lets the first in line book a seat that is free before their morning comes', async () => {
    const scene = await full(['America/New_York', 'Pacific/Honolulu']);
    await scene.call(0, 'DELETE', SEAT);
    expect((await scene.call(1, 'POST', SEAT, 0)).status).toBe(201);
    expect(await waiting(scene)).toEqual([2, 3]);
    expect(scene.faults).toEqual([]);
  });

  it('drops who books elsewhere, declines or withdraws, in the same write', async () => {
    const scene = await full();
    await scene.call(1, 'POST', SEAT, 1);
    await scene.decline(2, 'not-taking-part');
    expect(await waiting(scene)).toEqual([3]);
    await scene.world.call('POST', `${scene.cohort}/participants/${scene.ids[3]}/withdrawal`);
    expect(await waiting(scene)).toEqual([]);
    expect(scene.faults).toEqual([]);
  });

  it('passes over who cannot be written to', async () => {
    const scene = await full();
    const { participant } = await scene.loaded(1);
    const doc = {
      ...participant.doc,
      mail: { kind: 'undeliverable', at: at('07-01T00:00'), reason: 'bounce' },
    };
    await scene.ports.documents.write([
      {
        key: participant.key,
        doc,
        expectedVersion: participant.version,
        listed: { list: `${doc.cohortId}/participants`, sort: `${doc.enrolledAt} ${doc.id}` },
      },
    ]);
    await scene.call(0, 'DELETE', SEAT);
    expect(await offers(scene)).toEqual(['2 until 07-13T15:00']);
    expect(await waiting(scene)).toEqual([3]);
  });

  it('fills at once all seats that staff add', async () => {
    const scene = await full();
    expect((await scene.change({ capacity: 3 })).status).toBe(200);
    expect(await offers(scene)).toEqual(['1 until 07-13T15:00', '2 until 07-13T15:00']);
    expect(await waiting(scene)).toEqual([3]);
    expect(scene.faults).toEqual([]);
  });

  it('makes no offer when the session is too near; then whoever comes first has the seat', async () => {
    const scene = await full();
    scene.ports.clock.moveTo(at('08-10T16:01'));
    await scene.call(0, 'DELETE', SEAT);
    expect(await offers(scene)).toEqual([]);
    expect((await scene.group()).dueAt).toBeUndefined();
    expect((await scene.call(3, 'POST', SEAT, 0)).status).toBe(201);
  });

  it('moves up at once when somebody with a seat stops taking part', async () => {
    const scene = await full();
    expect((await scene.leave(0)).statusCode).toBe(200);
    expect(await offers(scene)).toHaveLength(1);
    expect(scene.faults).toEqual([]);
  });

  it('cannot be joined by more than ten sessions’ worth of patience', async () => {
    const sessions = Array.from({ length: 11 }, () => ({ capacity: 1 }));
    const scene = await bookingScene({ people: 12, sessions });
    for (let which = 0; which < 11; which += 1) await scene.call(which + 1, 'POST', SEAT, which);
    for (let which = 0; which < 10; which += 1) {
      expect((await scene.call(0, 'POST', WAITING, which)).status).toBe(200);
    }
    expect((await scene.call(0, 'POST', WAITING, 10)).json.type).toBe('/problems/too-many');
    // An offer is still a tie to its session.
    await scene.call(1, 'DELETE', SEAT);
    expect(await offers(scene)).toHaveLength(1);
    expect((await scene.call(0, 'POST', WAITING, 10)).json.type).toBe('/problems/too-many');
  });

  it('has room for everybody who comes at once (F55)', async () => {
    const scene = await bookingScene({ people: 40, sessions: [{ capacity: 8 }] });
    const booked = await Promise.all(scene.ids.map((_, who) => scene.call(who, 'POST', SEAT, 0)));
    const left = booked.flatMap(({ status }, who) => (status === 409 ? [who] : []));
    expect(left).toHaveLength(32);
    const answers = await Promise.all(left.map((who) => scene.call(who, 'POST', WAITING, 0)));
    expect(answers.map(({ status }) => status)).toEqual(left.map(() => 200));
    expect(await waiting(scene)).toHaveLength(32);
    expect(scene.faults).toEqual([]);
  });
});
