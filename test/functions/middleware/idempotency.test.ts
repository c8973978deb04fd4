import { describe, expect, it } from 'vitest';
import type { Documents } from '../../../platform/ports.ts';
import { enrollmentRequest } from '../../support/builders.ts';
import { STAFF } from '../../support/http-call.ts';
import { testPorts } from '../../support/ports.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const headers = { 'idempotency-key': 'same' };
const body = enrollmentRequest();

describe('an Idempotency-Key', () => {
  it('answers the same request again, byte for byte, and does nothing twice (E33, F51)', async () => {
    const world = staffWorld();
    const path = `${await world.cohort()}/participants`;
    const first = await world.call('POST', path, { body, headers });
    const stored = world.ports.everything();
    for (let times = 0; times < 5; times += 1) {
      expect(await world.call('POST', path, { body, headers })).toEqual(first);
    }
    expect(first.status).toBe(201);
    expect(world.ports.everything()).toBe(stored);
    expect(world.ports.started).toHaveLength(1);
  });

  it('is refused for another request, body or address', async () => {
    const world = staffWorld();
    const cohort = await world.cohort();
    const path = `${cohort}/participants`;
    await world.call('POST', path, { body, headers });
    const stored = world.ports.everything();
    const others = [
      await world.call('POST', path, { body: { ...body, name: 'Someone Else' }, headers }),
      await world.call('POST', `${await world.cohort()}/participants`, { body, headers }),
    ];
    for (const answer of others) {
      expect(answer).toMatchObject({ status: 422, json: { errors: [{ code: 'idempotency-key-reused' }] } });
    }
    expect(world.ports.everything()).not.toContain('Someone Else');
    expect(stored).not.toContain('Someone Else');
  });

  it('of another member of staff is another key (E36)', async () => {
    const world = staffWorld();
    const path = `${await world.cohort()}/participants`;
    await world.call('POST', path, { body, headers });
    const other = { ...body, email: 'other@x.org' };
    const claims = { ...STAFF, sub: 'staff-2' };
    expect((await world.call('POST', path, { body: other, headers, claims })).status).toBe(201);
  });

  it('lets one of two requests through that run at once; the other is told to wait (E35)', async () => {
    const world = staffWorld();
    const path = `${await world.cohort()}/participants`;
    const both = await Promise.all([1, 2].map(() => world.call('POST', path, { body, headers })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const loser = both.find(({ status }) => status === 409)!;
    expect(loser).toMatchObject({ headers: { 'retry-after': '1' }, json: { type: '/problems/in-progress' } });
    const winner = both.find(({ status }) => status === 201)!;
    expect((await world.call('POST', path, { body, headers })).text).toBe(winner.text);
    expect(world.ports.started).toHaveLength(1);
  });

  it('is kept for two days', async () => {
    const world = staffWorld();
    await world.call('POST', '/cohorts', { body: {}, headers });
    expect(world.ports.everything()).not.toContain('idempotency#');
    await world.cohort();
    const [record] = JSON.parse(world.ports.everything()).filter(({ key }: { key: string }) =>
      key.startsWith('idempotency#'),
    );
    expect(record.expires_at).toBe('2026-11-24T15:00:00.000Z');
  });
});

describe('a crash', () => {
  /** Fails the one write that enrolls, before it is done or after. */
  function crashing(when: 'before' | 'after') {
    let crashes = 1;
    return (documents: Documents): Documents => ({
      ...documents,
      async write(puts) {
        const enrolls = puts.some(({ key }) => key.startsWith('participant#'));
        if (!enrolls || crashes === 0) return documents.write(puts);
        crashes -= 1;
        if (when === 'after') await documents.write(puts);
        throw new Error('gone');
      },
    });
  }

  it('before the write leaves nothing, and the repeated request enrolls', async () => {
    const world = staffWorld(testPorts({ wrap: crashing('before') }));
    const path = `${await world.cohort()}/participants`;
    const stored = world.ports.everything();
    expect((await world.call('POST', path, { body, headers })).status).toBe(503);
    expect(world.ports.everything()).toBe(stored);
    expect((await world.call('POST', path, { body, headers })).status).toBe(201);
    expect(world.ports.started).toHaveLength(1);
  });

  it('after the write keeps effect and answer together: the repeated request is answered from it (I3)', async () => {
    const world = staffWorld(testPorts({ wrap: crashing('after') }));
    const path = `${await world.cohort()}/participants`;
    expect((await world.call('POST', path, { body, headers })).status).toBe(503);
    const stored = world.ports.everything();
    const again = await world.call('POST', path, { body, headers });
    expect(again).toMatchObject({ status: 201, json: { name: body.name } });
    expect(world.ports.everything()).toBe(stored);
    const list = await world.call('GET', path);
    expect(list.json.items).toHaveLength(1);
    // Its journey was never started; the record is due, so the sweep starts it (F27).
    const due = await world.ports.documents.due('2028-01-01T00:00:00.000Z' as never, 10);
    expect(due.items.map(({ key }) => key)).toContain(`participant#${again.json.id}`);
  });
});
