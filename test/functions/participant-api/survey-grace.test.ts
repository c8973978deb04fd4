import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { DURING_SATISFACTION, participantScene, type Scene } from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, smallParticipant } from '../../support/small-program.ts';

const CLOSE = '2027-02-04T05:00:00.000Z' as Instant;
const JUST_BEFORE = '2027-02-04T04:50:00.000Z' as Instant;
const at = (time: string) => `2027-02-${time}:00.000Z` as Instant;

const save = (scene: Scene, token: string, sequence: number, answers?: object) =>
  scene.send('/api/draft', {
    method: 'PUT',
    headers: { 'link-token': token },
    body: { sequence, ...(answers && { answers }) },
  });
const send = async (scene: Scene, token: string) => {
  const { statusCode, body } = await scene.call('/api/response', token, { answers: GOOD_ANSWERS });
  return [statusCode, JSON.parse(body).type];
};

/** Somebody who began ten minutes before the close, with the link that ends there. */
async function begun() {
  const scene = await participantScene({ now: JUST_BEFORE });
  const token = await scene.link('survey', 'baseline', { expiresAt: CLOSE });
  await save(scene, token, 1, { again: 'yes' });
  return { scene, token };
}

describe('a person who is typing when the survey closes', () => {
  it('may finish, though the link has expired and the record says missed', async () => {
    const { scene, token } = await begun();
    scene.clock.moveTo(at('04T05:30'));
    const { touchpoints } = smallParticipant({
      touchpoints: { baseline: { kind: 'missed', at: CLOSE, reason: 'closed' } },
    });
    await scene.change({ ...(await scene.participant()), touchpoints });
    const { statusCode, body } = await scene.send(`/survey?t=${token}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(
      'The survey has closed. You can still finish what you began until Thursday, February 4, 2027, 12:50 AM Eastern Time (America/New York).',
    );
    expect(body).toMatch(/name="q\.again" value="yes" checked/);
    expect(await send(scene, token)).toEqual([201, undefined]);
    expect((await scene.participant()).touchpoints.baseline).toEqual({
      kind: 'done',
      at: at('04T05:30'),
      how: 'answered',
    });
  });

  it('has longer with every save, and is told until when', async () => {
    const { scene, token } = await begun();
    scene.clock.moveTo(at('04T05:45'));
    const { body } = await save(scene, token, 2, { again: 'no' });
    expect(JSON.parse(body)).toMatchObject({ answerableUntil: at('04T06:45') });
    expect(JSON.parse(body).notice).toContain('until Thursday, February 4, 2027, 1:45 AM');
    scene.clock.moveTo(at('04T06:40'));
    expect((await send(scene, token))[0]).toBe(201);
  });

  it('who pauses longer than an hour is told that it is closed, and a day later that the link has expired', async () => {
    const { scene, token } = await begun();
    const before = scene.contents();
    scene.clock.moveTo(at('04T05:50'));
    expect(await send(scene, token)).toEqual([409, '/problems/closed']);
    expect((await save(scene, token, 2, {})).statusCode).toBe(409);
    expect((await scene.send(`/survey?t=${token}`)).body).toContain('is closed');
    scene.clock.moveTo(at('05T05:00'));
    expect(await send(scene, token)).toEqual([410, '/problems/expired']);
    expect(scene.contents()).toBe(before);
  });

  it('who began only after the close is not taken in', async () => {
    const scene = await participantScene({ now: at('04T05:10') });
    const token = await scene.link('survey', 'baseline');
    expect((await save(scene, token, 1, {})).statusCode).toBe(409);
    expect(await send(scene, token)).toEqual([409, '/problems/closed']);
  });

  it('without a draft meets the expiry of the link at once', async () => {
    const scene = await participantScene({ now: at('04T05:10') });
    const token = await scene.link('survey', 'baseline', { expiresAt: CLOSE });
    expect(await send(scene, token)).toEqual([410, '/problems/expired']);
  });

  it('finds, when the reply was lost at the last moment, that the answers are there', async () => {
    const { scene, token } = await begun();
    expect((await send(scene, token))[0]).toBe(201);
    scene.clock.moveTo(at('04T05:00'));
    const page = await scene.post('/survey', { t: token, 'q.again': 'yes' });
    expect([page.statusCode, page.body.includes('Already answered, thank you')]).toEqual([409, true]);
  });

  it('of an unlinked survey may finish within a day of the close', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const token = await scene.link('survey', 'satisfaction');
    await save(scene, token, 1);
    scene.clock.moveTo(at('20T04:59'));
    expect((await send(scene, token))[0]).toBe(201);
    const late = await participantScene({ now: DURING_SATISFACTION });
    const other = await late.link('survey', 'satisfaction');
    await save(late, other, 1);
    late.clock.moveTo(at('20T05:00'));
    expect(await send(late, other)).toEqual([409, '/problems/closed']);
  });
});
