import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { DURING_MONTH_3, yearScene } from '../../support/scenes/year-scene.ts';
import { JUNE, smallParticipant } from '../../support/small-program.ts';

const WOKEN = ['sleep of p-0000000000000001'];

describe('being away', () => {
  it('is kept until a day, shown, taken back, and wakes the journey', async () => {
    const scene = await yearScene();
    const { statusCode, body } = await scene.act('/year/away', { awayUntil: '2027-05-24' });
    expect(statusCode).toBe(200);
    expect(body).toContain('Mail comes again from Monday, May 24, 2027 on.');
    expect((await scene.participant()).awayUntil).toBe('2027-05-24');
    expect(scene.wakes).toEqual(WOKEN);
    expect(await scene.page()).toContain('Away: back on Monday, May 24, 2027');
    expect((await scene.act('/year/away', { awayUntil: '' })).body).toContain('You are back.');
    expect(await scene.participant()).not.toHaveProperty('awayUntil');
  });

  it.each(['2027-05-09', '2028-05-11', '2027-02-30', '24/05/2027', '20270524'])(
    'is refused with what was typed and nothing stored: %s (E24, E25)',
    async (awayUntil) => {
      const scene = await yearScene();
      const before = scene.contents();
      const { statusCode, body } = await scene.act('/year/away', { awayUntil });
      expect(statusCode).toBe(422);
      expect(body).toContain('My first day back: ');
      expect(body).toContain(`value="${awayUntil}"`);
      expect(scene.contents()).toBe(before);
    },
  );
});

describe('the time zone', () => {
  it('shows the new times before they are saved', async () => {
    const at = DURING_MONTH_3;
    const seat = {
      focusGroupId: JUNE.id,
      startsAt: JUNE.startsAt,
      endsAt: JUNE.endsAt,
      place: '',
      number: 1,
    };
    const scene = await yearScene({
      person: { touchpoints: { 'focus-group': { kind: 'booked', at, seat } } },
    });
    const before = scene.contents();
    const shown = await scene.act('/year/time-zone', { timeZone: 'America/Los_Angeles' });
    expect(shown.body.replaceAll('\u202f', ' ')).toContain(
      'June 15, 2027, 9:00 AM to 10:00 AM, Pacific Time',
    );
    expect(shown.body).toContain('Nothing is saved yet.');
    expect(scene.contents()).toBe(before);
    const saved = await scene.act('/year/time-zone', { timeZone: 'America/Los_Angeles', save: 'yes' });
    expect(saved.body).toContain('Your time zone is now Pacific Time (America/Los Angeles).');
    expect((await scene.participant()).timeZone).toBe('America/Los_Angeles');
    expect(scene.wakes).toEqual(WOKEN);
  });

  it.each(['', 'EST', 'Nowhere/City', '"><script>'])('refuses what is none: %j', async (timeZone) => {
    const scene = await yearScene();
    const before = scene.contents();
    const { statusCode, body } = await scene.act('/year/time-zone', { timeZone, save: 'yes' });
    expect(statusCode).toBe(422);
    expect(body).toContain('please choose one from the list');
    expect(body).not.toContain('"><script>');
    expect(scene.contents()).toBe(before);
  });
});

describe('mail', () => {
  it('is stopped and comes again', async () => {
    const scene = await yearScene();
    expect((await scene.act('/year/mail', { mail: 'stop' })).body).toContain('are stopped');
    expect((await scene.participant()).mail).toEqual({ kind: 'stopped', at: DURING_MONTH_3 });
    expect((await scene.act('/year/mail', { mail: 'resume' })).body).toContain('come again');
    expect((await scene.participant()).mail).toEqual({ kind: 'welcome' });
    expect(scene.wakes).toEqual([...WOKEN, ...WOKEN]);
  });

  it('to an address that does not take it is only for staff to mend', async () => {
    const mail = { kind: 'undeliverable' as const, at: DURING_MONTH_3, reason: 'bounce' };
    const scene = await yearScene({ person: { mail } });
    const before = scene.contents();
    expect(await scene.page()).toContain('Only the person named below can change your address.');
    expect((await scene.act('/year/mail', { mail: 'resume' })).statusCode).toBe(409);
    expect(scene.contents()).toBe(before);
  });

  it('that came back does not become welcome by being stopped and let come again', async () => {
    const bounced = { at: '2027-04-01T15:00:00.000Z' as Instant, reason: 'bounce' };
    const scene = await yearScene({ person: { mail: { kind: 'undeliverable', ...bounced } } });
    await scene.act('/year/mail', { mail: 'stop' });
    const stopped = { kind: 'stopped', at: DURING_MONTH_3, bounced };
    expect((await scene.participant()).mail).toEqual(stopped);
    expect(await scene.page()).toContain('Only the person named below can change your address.');
    expect((await scene.act('/year/mail', { mail: 'resume' })).statusCode).toBe(409);
    expect((await scene.participant()).mail).toEqual(stopped);
  });

  it('is left alone by a form that says neither', async () => {
    const scene = await yearScene();
    expect((await scene.act('/year/mail')).statusCode).toBe(400);
  });
});

describe('stopping to take part', () => {
  it('says first what it means, and whom to ask; nothing happens yet', async () => {
    const scene = await yearScene({ goal: {} });
    const before = scene.contents();
    const { statusCode, body } = await scene.act('/year/leave');
    expect(statusCode).toBe(200);
    for (const words of ['nothing is sent to you any more', 'is kept and used', 'deleted', 'Jane Roe']) {
      expect(body).toContain(words);
    }
    expect(scene.contents()).toBe(before);
  });

  it('gives the seat back in the same moment, keeps what was written, and is the same again', async () => {
    const at = DURING_MONTH_3;
    const { id: focusGroupId, startsAt, endsAt } = JUNE;
    const seat = { focusGroupId, startsAt, endsAt, place: 'Room 12', number: 1 };
    const scene = await yearScene({ goal: {}, person: { touchpoints: {} } });
    const [key, held] = [`focus-group#${JUNE.id}`, { participantId: scene.me.id, bookedAt: at, number: 1 }];
    const stored = (await scene.ports.documents.get(key))!;
    await scene.ports.documents.write([
      { key, doc: { ...JUNE, seats: [held] }, expectedVersion: stored.version },
    ]);
    await scene.change(smallParticipant({ touchpoints: { 'focus-group': { kind: 'booked', at, seat } } }));
    const done = await scene.act('/year/leave', { confirm: 'yes' });
    expect([done.statusCode, done.body.includes('It is done')]).toEqual([200, true]);
    expect((await scene.participant()).status).toEqual({ kind: 'withdrawn', at });
    expect((await scene.group(JUNE.id)).seats).toEqual([]);
    expect(await scene.goal()).toBeDefined();
    expect(scene.wakes).toEqual(WOKEN);
    const after = scene.contents();
    expect(await scene.act('/year/leave', { confirm: 'yes' })).toEqual(done);
    expect((await scene.act('/year/away', { awayUntil: '2027-05-24' })).statusCode).toBe(410);
    expect((await scene.act('/year/goal', { v: '1', specific: 'x' })).statusCode).toBe(410);
    expect(scene.contents()).toBe(after);
  });
});
