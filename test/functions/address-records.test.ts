import { describe, expect, it } from 'vitest';
import { mailboxHash, participantsAt } from '../../functions/address-records.ts';
import { type StaffWorld, staffWorld } from '../support/scenes/staff.ts';

const idOf = (path: string) => path.split('/').at(-1);
const at = (world: StaffWorld, email: string) => participantsAt(world.ports.documents, mailboxHash(email));

describe('who has an address', () => {
  it('is known from enrollment on, in every cohort and any spelling', async () => {
    const world = staffWorld();
    const one = await world.participant(await world.cohort(), { email: 'ada@x.org' });
    const two = await world.participant(await world.cohort(), { email: 'Ada@X.org' });
    expect(await at(world, 'ADA@x.org')).toEqual([idOf(one), idOf(two)]);
    expect(await at(world, 'ida@x.org')).toEqual([]);
  });

  it('follows a correction, and nobody is left behind', async () => {
    const world = staffWorld();
    const one = await world.participant(await world.cohort(), { email: 'ada@x.org' });
    const two = await world.participant(await world.cohort(), { email: 'ada@x.org' });
    const correct = (path: string, email: string) =>
      world.call('PATCH', path, { body: { email }, headers: { 'if-match': '*' } });
    await correct(one, 'new@x.org');
    expect([await at(world, 'ada@x.org'), await at(world, 'new@x.org')]).toEqual([[idOf(two)], [idOf(one)]]);
    await correct(one, 'NEW@x.org');
    expect(await at(world, 'new@x.org')).toEqual([idOf(one)]);
    await correct(two, 'new@x.org');
    expect(await at(world, 'new@x.org')).toEqual([idOf(one), idOf(two)]);
    expect(await world.ports.documents.get(`address#${mailboxHash('ada@x.org')}`)).toBeUndefined();
  });

  it('is corrected also for somebody who was enrolled before it was kept', async () => {
    const world = staffWorld();
    const path = await world.participant(await world.cohort(), { email: 'ada@x.org' });
    const key = `address#${mailboxHash('ada@x.org')}`;
    await world.ports.documents.write([{ key, doc: undefined, expectedVersion: 1 }]);
    const headers = { 'if-match': '*' };
    expect((await world.call('PATCH', path, { body: { email: 'b@x.org' }, headers })).status).toBe(200);
    expect(await at(world, 'b@x.org')).toEqual([idOf(path)]);
  });

  it('is in no key as it is written', async () => {
    const world = staffWorld();
    await world.participant(await world.cohort(), { email: 'canary@x.org' });
    const keys = (JSON.parse(world.ports.everything()) as { key: string }[]).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('address#'))).toEqual([
      `address#${mailboxHash('canary@x.org')}`,
    ]);
    expect(mailboxHash('canary@x.org')).toMatch(/^[0-9a-f]{64}$/);
  });
});
