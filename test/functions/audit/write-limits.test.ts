import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { bookingScene } from '../../support/scenes/booking-scene.ts';

const SEAT = '/api/seat';
const WAITING = '/api/waiting';

/** A session that all of them have booked. */
async function crowded(people: number) {
  const scene = await bookingScene({ people, sessions: [{ capacity: people }] });
  for (let who = 0; who < people; who += 1) await scene.call(who, 'POST', SEAT, 0);
  expect((await scene.group()).seats).toHaveLength(people);
  return scene;
}

describe('a write of a hundred documents has room for every record with its audit entry', () => {
  it('when a session of more than forty people is called off: a rule tells them, step by step', async () => {
    const scene = await crowded(46);
    expect((await scene.cancelSession()).status).toBe(200);
    expect((await scene.group()).seats).toEqual([]);
    for (let who = 0; who < 46; who += 1) expect(await scene.state(who)).toMatchObject({ kind: 'open' });
    const told = scene.ports
      .stored<AuditEntry>('audit')
      .filter(({ by }) => by.kind === 'rule' && by.name === 'session');
    expect(new Set(told.map(({ action }) => action))).toEqual(new Set(['settled']));
    // Everybody once, and the session in both steps.
    expect(told.filter(({ record }) => record.startsWith('participant#'))).toHaveLength(46);
    expect(told.filter(({ record }) => record.startsWith('focus-group#'))).toHaveLength(2);
    expect(scene.faults).toEqual([]);
  });

  it('when attendance is recorded, of forty-five people at once and of no more', async () => {
    const scene = await crowded(46);
    scene.ports.clock.moveTo((await scene.group()).endsAt);
    const record = (attended: readonly string[]) =>
      scene.world.call('POST', `${scene.paths[0]}/attendance`, { body: { attended, noShow: [] } });
    expect((await record(scene.ids)).status).toBe(422);
    expect((await record(scene.ids.slice(0, 45))).status).toBe(200);
    expect((await record(scene.ids.slice(45))).status).toBe(200);
  });

  it('when somebody who waits for ten sessions books another, and when they withdraw', async () => {
    const sessions = Array.from({ length: 11 }, () => ({ capacity: 1 }));
    const scene = await bookingScene({ people: 12, sessions });
    for (let who = 2; who < 12; who += 1) await scene.call(who, 'POST', SEAT, who - 2);
    for (const who of [0, 1]) {
      for (let which = 0; which < 10; which += 1) await scene.call(who, 'POST', WAITING, which);
    }
    expect((await scene.call(0, 'POST', SEAT, 10)).status).toBe(201);
    const path = `${scene.cohort}/participants/${scene.ids[1]}/withdrawal`;
    expect((await scene.world.call('POST', path)).status).toBe(200);
    for (let which = 0; which < 10; which += 1) expect((await scene.group(which)).waiting).toEqual([]);
    expect(scene.faults).toEqual([]);
  });
});
