import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { TimeZone } from '../../../domain/dates/local-date.ts';
import type { FocusGroupId, ParticipantId } from '../../../domain/id.ts';
import { DURING_BOOKING, participantScene } from '../../support/scenes/participant-scene.ts';
import { DECEMBER, JUNE, smallCohort, smallParticipant } from '../../support/small-program.ts';

describe('the focus-group page', () => {
  it('offers the sessions inside the own window in the own time zone, and names it', async () => {
    const participants = [smallParticipant({ timeZone: 'America/Los_Angeles' as TimeZone })];
    const scene = await participantScene({ now: DURING_BOOKING, participants });
    const { statusCode, body } = await scene.send(
      `/focus-group?t=${await scene.link('focus-group', 'focus-group')}`,
    );
    expect(statusCode).toBe(200);
    expect(body.replaceAll('\u202f', ' ')).toContain('Tuesday, June 15, 2027, 9:00 AM to 10:00 AM');
    expect(body).toContain('Pacific Time (America/Los Angeles)');
    expect(body).toContain('<bdi>Room 12</bdi>; 8 seats left');
    expect(body).toContain(`value="${JUNE.id}"`);
    expect(body).not.toContain(DECEMBER.id);
    expect(body).not.toContain('https://meet.hospital.example');
  });

  it('says so when no session has a seat left', async () => {
    const scene = await participantScene({ now: DURING_BOOKING, groups: [{ ...JUNE, capacity: 0 }] });
    const { body } = await scene.send(`/focus-group?t=${await scene.link('focus-group', 'focus-group')}`);
    expect(body).toContain('no session with a seat left');
    expect(body).not.toContain('value="book"');
    expect(body).toContain('Wait for a seat');
  });

  it('changes nothing when it is opened (F63)', async () => {
    const scene = await participantScene({ now: DURING_BOOKING });
    const token = await scene.link('focus-group', 'focus-group');
    const before = scene.contents();
    for (const method of ['GET', 'HEAD']) await scene.send(`/focus-group?t=${token}`, { method });
    expect(scene.contents()).toBe(before);
  });
});

describe('a booking', () => {
  it('takes the seat, is shown from then on, and wakes the journey that confirms it', async () => {
    const scene = await participantScene({ now: DURING_BOOKING });
    const t = await scene.link('focus-group', 'focus-group');
    const { statusCode, body } = await scene.post('/focus-group', { t, g: JUNE.id });
    expect(statusCode).toBe(200);
    expect(body).toContain('You have a seat');
    expect(body).toContain('href="https://meet.hospital.example/june"');
    expect((await scene.group(JUNE.id)).seats).toMatchObject([{ participantId: 'p-0000000000000001' }]);
    expect((await scene.participant()).touchpoints['focus-group']).toMatchObject({ kind: 'booked' });
    expect(scene.wakes).toEqual(['sleep of p-0000000000000001']);
    expect((await scene.send(`/focus-group?t=${t}`)).body).toContain('You have a seat');
  });

  it.each(['Room 12', 'Room 12, javascript:alert(1)'])('shows the place "%s" as text', async (place) => {
    const { joinUrl: _, ...group } = JUNE;
    const scene = await participantScene({ now: DURING_BOOKING, groups: [{ ...group, place }] });
    const t = await scene.link('focus-group', 'focus-group');
    const { body } = await scene.post('/focus-group', { t, g: JUNE.id });
    expect(body).toContain(`<p>${place}</p>`);
  });

  it('asks for a choice when none was made', async () => {
    const scene = await participantScene({ now: DURING_BOOKING });
    const t = await scene.link('focus-group', 'focus-group');
    const { statusCode, body } = await scene.post('/focus-group', { t });
    expect(statusCode).toBe(422);
    expect(body).toContain('<a href="#g">Session: please choose one.</a>');
  });

  it('comes back with the other sessions when the last seat has gone (B1)', async () => {
    const other = { ...JUNE, id: 'g-0000000000000007' as FocusGroupId };
    const session = smallCohort().sessions[0]!;
    const scene = await participantScene({
      now: DURING_BOOKING,
      groups: [{ ...JUNE, capacity: 0 }, other],
      cohort: { sessions: [session, { ...session, id: other.id }] },
    });
    const t = await scene.link('focus-group', 'focus-group');
    const { statusCode, body } = await scene.post('/focus-group', { t, g: JUNE.id });
    expect(statusCode).toBe(409);
    expect(body).toContain('its last seat has just been taken');
    expect(body).toContain(`value="${other.id}"`);
    const api = await scene.call('/api/seat', t, { focusGroupId: JUNE.id });
    expect(JSON.parse(api.body)).toMatchObject({
      type: '/problems/full',
      open: [{ focusGroupId: other.id, startsAt: JUNE.startsAt, endsAt: JUNE.endsAt }],
    });
  });

  it('is refused for a session of nobody, of others or outside the window, with a survey link, and twice (B2, B3, B4, B9)', async () => {
    const scene = await participantScene({ now: DURING_BOOKING });
    const t = await scene.link('focus-group', 'focus-group');
    const before = scene.contents();
    for (const g of [DECEMBER.id, 'g-000000000000000z', '../x#y', '__proto__']) {
      const { statusCode, body } = await scene.post('/focus-group', { t, g });
      expect(statusCode).toBe(404);
      expect(body).toContain(JUNE.id);
    }
    expect(scene.contents()).toBe(before);
    const survey = await scene.link('survey', 'baseline');
    expect((await scene.post('/focus-group', { t: survey, g: JUNE.id })).statusCode).toBe(404);

    await scene.post('/focus-group', { t, g: JUNE.id });
    const booked = scene.contents();
    const again = await scene.post('/focus-group', { t, g: JUNE.id });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('You have a seat');
    expect(scene.contents()).toBe(booked);

    const late = await participantScene({ now: '2027-06-15T15:30:00.000Z' as Instant });
    const lateLink = await late.link('focus-group', 'focus-group');
    expect((await late.post('/focus-group', { t: lateLink, g: JUNE.id })).statusCode).toBe(409);
    const problem = await late.call('/api/seat', lateLink, { focusGroupId: JUNE.id });
    expect(JSON.parse(problem.body)).toMatchObject({ type: '/problems/closed', status: 409 });
  });

  it.each([1, 8])(
    'of 100 people at once for %i seats fills exactly those and tells the others it is full (F55)',
    async (capacity) => {
      const participants = Array.from({ length: 100 }, (_, index) =>
        smallParticipant({ id: `p-${String(index).padStart(16, '0')}` as ParticipantId }),
      );
      const scene = await participantScene({
        now: DURING_BOOKING,
        participants,
        groups: [{ ...JUNE, capacity }, DECEMBER],
      });
      const tokens = await Promise.all(
        participants.map((of) => scene.link('focus-group', 'focus-group', { of })),
      );
      const answers = await Promise.all(
        tokens.map((token) => scene.call('/api/seat', token, { focusGroupId: JUNE.id })),
      );
      const booked = answers.filter(({ statusCode }) => statusCode === 201);
      const refused = answers
        .filter(({ statusCode }) => statusCode === 409)
        .map(({ body }) => JSON.parse(body));
      expect(booked).toHaveLength(capacity);
      expect(refused).toHaveLength(100 - capacity);
      expect(refused.every(({ type, open }) => type === '/problems/full' && Array.isArray(open))).toBe(true);
      expect((await scene.group(JUNE.id)).seats).toHaveLength(capacity);
      expect(scene.wakes).toHaveLength(capacity);
    },
  );
});
