import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import { DURING_BOOKING, participantScene } from '../../support/scenes/participant-scene.ts';
import { JUNE, smallCohort, smallParticipant } from '../../support/small-program.ts';

const OTHER = {
  ...JUNE,
  id: 'g-0000000000000007' as FocusGroupId,
  startsAt: '2027-06-16T16:00:00.000Z' as Instant,
  endsAt: '2027-06-16T17:00:00.000Z' as Instant,
};
const [session] = smallCohort().sessions;
const SESSIONS = [session!, { ...session!, id: OTHER.id, startsAt: OTHER.startsAt, endsAt: OTHER.endsAt }];

async function page(groups = [JUNE, OTHER]) {
  const participants = [1, 2].map((who) =>
    smallParticipant({ id: `p-000000000000000${who}` as ParticipantId }),
  );
  const scene = await participantScene({
    now: DURING_BOOKING,
    participants,
    groups,
    cohort: { sessions: SESSIONS },
  });
  const t = await scene.link('focus-group', 'focus-group');
  const other = await scene.link('focus-group', 'focus-group', { of: participants[1]! });
  const post = (fields: Record<string, string>) => scene.post('/focus-group', { t, ...fields });
  return { scene, t, other, post, state: async () => (await scene.participant()).touchpoints['focus-group'] };
}

describe('the page of a seat', () => {
  it('says to an old page that still offers to book that there is a seat, and which', async () => {
    const { post, scene } = await page();
    await post({ do: 'book', g: JUNE.id });
    const before = scene.contents();
    for (const deed of ['book', 'wait']) {
      const { statusCode, body } = await post({ do: deed, g: OTHER.id });
      expect([deed, statusCode]).toEqual([deed, 409]);
      expect(body).toContain('you have a seat already; this is it.<');
      expect(body).toContain('Tuesday, June 15, 2027');
    }
    expect(scene.contents()).toBe(before);
  });

  it('says of a session that begins within the hour that it begins too soon, and offers the others', async () => {
    const { post, scene } = await page();
    scene.clock.moveTo('2027-06-15T15:00:00.000Z' as Instant);
    const { statusCode, body } = await post({ do: 'book', g: JUNE.id });
    expect(statusCode).toBe(409);
    expect(body).toContain('it starts too soon to book it; please choose another');
    expect(body).toContain(`value="${OTHER.id}"`);
    expect(body).not.toContain(`value="${JUNE.id}"`);
  });

  it('says to an old page that still offers to wait that there is a seat again, and offers that', async () => {
    const { post } = await page();
    const { statusCode, body } = await post({ do: 'wait', g: JUNE.id });
    expect(statusCode).toBe(409);
    expect(body).toContain('it has a seat again: you can book it below');
    expect(body).toContain(`value="${JUNE.id}"`);
  });

  it.each([
    ['book', JUNE],
    ['move', OTHER],
  ])('has nothing to complain of when a thumb taps the button to %s twice', async (deed, { id }) => {
    const { post, scene } = await page();
    if (deed === 'move') await post({ do: 'book', g: JUNE.id });
    const tap = () => post({ do: deed, g: id, n: '1' });
    expect((await tap()).statusCode).toBe(200);
    const before = scene.contents();
    const { body } = await tap();
    expect(body).toContain('You have a seat.');
    expect(body).not.toContain('Please check');
    expect(scene.contents()).toBe(before);
  });

  it('moves it, and says so', async () => {
    const { post, state, scene } = await page();
    await post({ do: 'book', g: JUNE.id });
    const { statusCode, body } = await post({ do: 'move', g: OTHER.id, n: '1' });
    expect(statusCode).toBe(200);
    expect(body).toContain('Your seat has been moved.');
    expect(body).toContain('Wednesday, June 16, 2027');
    expect(await state()).toMatchObject({ kind: 'booked', seat: { focusGroupId: OTHER.id } });
    expect((await scene.group(JUNE.id)).seats).toEqual([]);
  });

  it('that is older than the seat changes nothing and shows how it is (B8)', async () => {
    const { post, scene } = await page();
    await post({ do: 'book', g: JUNE.id });
    await post({ do: 'move', g: OTHER.id, n: '1' });
    const before = scene.contents();
    for (const deed of ['move', 'cancel', 'not-taking-part']) {
      const { statusCode, body } = await post({ do: deed, g: JUNE.id, n: '1', sure: 'yes' });
      expect(statusCode).toBe(409);
      expect(body).toContain('your seat has changed since this page was opened');
    }
    expect(scene.contents()).toBe(before);
  });

  it('asks before it cancels, and cancels once', async () => {
    const { post, state, scene } = await page();
    await post({ do: 'book', g: JUNE.id });
    const booked = scene.contents();
    const question = await post({ do: 'cancel', n: '1' });
    expect(question.body).toContain('<h1>Cancel your seat?</h1>');
    expect(scene.contents()).toBe(booked);
    const { body } = await post({ do: 'cancel', n: '1', sure: 'yes' });
    expect(body).toContain('Your seat is cancelled.');
    expect(body).toContain('Book my seat');
    const cancelled = scene.contents();
    expect((await post({ do: 'cancel', n: '1', sure: 'yes' })).statusCode).toBe(200);
    expect(scene.contents()).toBe(cancelled);
    expect((await state())?.kind).toBe('open');
  });

  it('has its entry for a calendar, which is no invitation', async () => {
    const { post, scene, t } = await page();
    expect((await scene.send(`/focus-group.ics?t=${t}`)).statusCode).toBe(404);
    await post({ do: 'book', g: JUNE.id });
    const { statusCode, headers, body } = await scene.send(`/focus-group.ics?t=${t}`);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="focus-group.ics"',
    });
    expect(body).toContain('METHOD:PUBLISH\r\n');
    expect(body).toContain('UID:p-0000000000000001.focus-group@year.example\r\n');
    expect(body).toContain('DTSTART;TZID=America/New_York:20270615T120000\r\n');
    expect(body).not.toContain('ATTENDEE');
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the page of somebody without a seat', () => {
  it('asks before it takes a no, and then says what it has taken', async () => {
    const { post, state, scene } = await page();
    const before = scene.contents();
    expect((await post({ do: 'none-of-these-times' })).body).toContain('<h1>None of these times?</h1>');
    expect(scene.contents()).toBe(before);
    const { body } = await post({ do: 'none-of-these-times', sure: 'yes' });
    expect(body).toContain('You told us that none of these times is possible for you.');
    expect(await state()).toMatchObject({ kind: 'declined', why: 'none-of-these-times' });
    expect((await post({ do: 'book', g: JUNE.id })).body).toContain('You have a seat.');
  });

  it('waits for a full session and stops waiting, with its place in line', async () => {
    const { post, state } = await page([{ ...JUNE, capacity: 0 }, OTHER]);
    const { body } = await post({ do: 'wait', g: JUNE.id });
    expect(body).toContain('You wait for this one and are next.');
    expect(await state()).toMatchObject({ waiting: [JUNE.id] });
    expect((await post({ do: 'leave', g: JUNE.id })).body).toContain('Wait for a seat');
    expect(await state()).not.toHaveProperty('waiting');
  });

  it('shows a seat that is kept, until when, and takes it or lets it go', async () => {
    const { post, other, scene, t } = await page([{ ...JUNE, capacity: 1 }, OTHER]);
    await scene.post('/focus-group', { t: other, do: 'book', g: JUNE.id });
    await post({ do: 'wait', g: JUNE.id });
    // 14:00 UTC is ten in the morning in New York.
    scene.clock.moveTo('2027-05-20T14:00:00.000Z' as Instant);
    await scene.post('/focus-group', { t: other, do: 'cancel', n: '1', sure: 'yes' });
    const { body } = await scene.send(`/focus-group?t=${t}`);
    expect(body.replaceAll('\u202f', ' ')).toContain(
      'A seat is kept for you until Friday, May 21, 10:00 AM.',
    );
    expect((await post({ do: 'let-go', g: JUNE.id })).body).toContain('The seat goes to the next in line.');
    expect((await post({ do: 'book', g: JUNE.id })).body).toContain('You have a seat.');
  });

  it('refuses a button that does not exist', async () => {
    const { post, scene } = await page();
    const before = scene.contents();
    for (const deed of ['destroy', '__proto__', 'constructor']) {
      expect((await post({ do: deed, g: JUNE.id })).statusCode).toBe(422);
    }
    expect(scene.contents()).toBe(before);
  });
});
