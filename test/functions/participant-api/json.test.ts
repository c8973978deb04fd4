import { describe, expect, it } from 'vitest';
import type { Response } from '../../../domain/surveys/response.ts';
import { DURING_BASELINE, DURING_BOOKING, participantScene } from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, JUNE } from '../../support/small-program.ts';

describe('the JSON API of a link', () => {
  it('says what a survey link opens, with the questions while it is open', async () => {
    const scene = await participantScene();
    const { statusCode, body } = await scene.call('/api/link', await scene.link('survey', 'baseline'));
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      purpose: 'survey',
      programTitle: 'Clinical Leadership Program',
      title: 'Before the training',
      stage: 'open',
      closesAt: '2027-02-04T05:00:00.000Z',
      unlinked: false,
      minutes: 5,
      survey: { title: 'Leadership in practice' },
    });
    expect(body).not.toMatch(/ada@|Ada Example/);
  });

  it('says what a focus-group link and a stop link open', async () => {
    const scene = await participantScene({ now: DURING_BOOKING });
    const group = await scene.call('/api/link', await scene.link('focus-group', 'focus-group'));
    expect(JSON.parse(group.body)).toMatchObject({
      stage: 'open',
      sessions: [{ focusGroupId: JUNE.id, seatsLeft: 8 }],
    });
    const stop = await scene.call('/api/link', await scene.link('stop', 'baseline'));
    expect(JSON.parse(stop.body)).toMatchObject({ purpose: 'stop', mail: 'welcome' });
  });

  it('stores answers once (S13)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const first = await scene.call('/api/response', token, { answers: GOOD_ANSWERS });
    expect([first.statusCode, JSON.parse(first.body)]).toEqual([201, { stage: 'done' }]);
    const second = await scene.call('/api/response', token, { answers: GOOD_ANSWERS });
    expect(JSON.parse(second.body)).toMatchObject({ type: '/problems/already-submitted', status: 409 });
  });

  it.each([
    [{ answers: [] }, '/answers', 'type'],
    [{ answers: { ...GOOD_ANSWERS, other: 1 } }, '/answers', 'unknown-question'],
    [{ answers: { again: 'yes' } }, '/answers/skills', 'required'],
    [{ answers: { ...GOOD_ANSWERS, note: 'x'.repeat(5001) } }, '/answers/note', 'length'],
    [{ answers: GOOD_ANSWERS, responseId: 'r-0000000000000001' }, '/responseId', 'unknown-property'],
    [{ answers: GOOD_ANSWERS, startedAt: '1969-01-01' }, '/startedAt', 'unknown-property'],
  ])(
    'refuses what fits no question with its place, storing nothing: case %# (S1, S2, S7, S16, S21)',
    async (body, pointer, code) => {
      const scene = await participantScene();
      const token = await scene.link('survey', 'baseline');
      const before = scene.contents();
      const answer = await scene.call('/api/response', token, body);
      expect(answer.statusCode).toBe(422);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(JSON.parse(answer.body).errors).toContainEqual(expect.objectContaining({ pointer, code }));
      expect(scene.contents()).toBe(before);
    },
  );

  it('keeps every character of a text (S10)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const note = '\u{1F469}\u200d\u2695\ufe0f \u2028 \ufeff \u05d0\u202e =1+1 <script>';
    expect(
      (await scene.call('/api/response', token, { answers: { ...GOOD_ANSWERS, note } })).statusCode,
    ).toBe(201);
    const key = scene.keys().find((one) => one.startsWith('response#'))!;
    expect((await scene.ports.documents.get<Response>(key))?.doc.answers.note).toBe(note);
  });

  it('refuses expired, foreign and missing tokens (S11, B9)', async () => {
    const scene = await participantScene();
    const expired = await scene.link('survey', 'baseline', { expiresAt: DURING_BASELINE });
    const stop = await scene.link('stop', 'baseline');
    const statusOf = async (token: string) =>
      (await scene.call('/api/response', token, { answers: GOOD_ANSWERS })).statusCode;
    expect(await statusOf(expired)).toBe(410);
    expect(await statusOf(stop)).toBe(404);
    expect((await scene.send('/api/link')).statusCode).toBe(404);
    expect((await scene.call('/api/link', expired)).statusCode).toBe(410);
  });

  it('goes once through the largest body, also where a text in it does not end (E7)', async () => {
    const scene = await participantScene();
    const answer = await scene.send('/api/response', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // From each quote to the end it would be minutes, for whoever is known to nobody.
      body: `${'['.repeat(20)}{"${'\\"'.repeat(125_000)}`,
    });
    expect([answer.statusCode, JSON.parse(answer.body).type]).toEqual([400, '/problems/depth']);
  });

  it('is left to POST alone, saying so (S18)', async () => {
    const scene = await participantScene();
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'TRACE']) {
      const { statusCode, headers } = await scene.send('/api/response', { method });
      expect([statusCode, headers.allow]).toEqual([405, 'POST']);
    }
  });

  it('stops mail', async () => {
    const scene = await participantScene();
    const token = await scene.link('stop', 'baseline');
    expect((await scene.call('/api/stop', token, {})).statusCode).toBe(200);
    expect((await scene.participant()).mail.kind).toBe('stopped');
  });
});
