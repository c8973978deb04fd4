import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { Draft } from '../../../domain/surveys/draft.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { STAFF } from '../../support/http-call.ts';
import {
  DURING_BASELINE,
  DURING_SATISFACTION,
  participantScene,
  type Scene,
} from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, smallParticipant } from '../../support/small-program.ts';

const KEY = 'draft#p-0000000000000001.baseline';

const save = (scene: Scene, token: string, sequence: number, answers?: object) =>
  scene.send('/api/draft', {
    method: 'PUT',
    headers: { 'link-token': token },
    body: { sequence, ...(answers && { answers }) },
  });
const stored = async ({ ports }: Scene, key = KEY) => (await ports.documents.get<Draft>(key))?.doc;
const responses = (scene: Scene) => scene.keys().filter((key) => key.startsWith('response#'));

describe('PUT /api/draft', () => {
  it('keeps what was typed, and every page of the link shows it on any device (F54)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const answers = { skills: { listen: 2 }, energy: 4, topics: ['room'], note: 'Half a <b>sentence' };
    const { statusCode, body } = await save(scene, token, 1, answers);
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      { sequence: 1, answerableUntil: '2027-02-04T05:00:00.000Z' },
    ]);
    expect(await stored(scene)).toMatchObject({ sequence: 1, begunAt: DURING_BASELINE, answers });

    scene.clock.moveTo('2027-01-20T18:20:00.000Z' as Instant);
    const fromAnotherMail = await scene.link('survey', 'baseline');
    const page = (await scene.send(`/survey?t=${fromAnotherMail}`)).body;
    expect(page).toMatch(/name="q\.skills\.listen" value="2" checked/);
    expect(page).toMatch(/name="q\.energy" value="4" checked/);
    expect(page).toMatch(/name="q\.topics" value="room" checked/);
    expect(page).toContain('Half a &lt;b&gt;sentence</textarea>');
    expect(page).toContain('data-sequence="1"');
    const link = JSON.parse((await scene.call('/api/link', fromAnotherMail)).body);
    expect(link.draft).toEqual({ sequence: 1, answers });
  });

  it('takes the same save again, and tells a stale one what is stored (F52)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await save(scene, token, 1, { again: 'yes' });
    const before = scene.contents();
    expect((await save(scene, token, 1, { again: 'yes' })).statusCode).toBe(200);
    const stale = await save(scene, token, 1, { again: 'no' });
    expect(JSON.parse(stale.body)).toMatchObject({
      status: 409,
      type: '/problems/stale',
      sequence: 1,
      answers: { again: 'yes' },
    });
    expect(scene.contents()).toBe(before);
    expect((await save(scene, token, 2, { again: 'no' })).statusCode).toBe(200);
  });

  it('is never an answer: not listed, not due, and it wakes nobody', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const before = await scene.participant();
    await save(scene, token, 1, GOOD_ANSWERS);
    expect(responses(scene)).toEqual([]);
    expect(await scene.participant()).toEqual(before);
    expect(scene.wakes).toEqual([]);
  });

  it.each([
    [{ sequence: 1, answers: { other: 1 } }, '/answers', 'unknown-question'],
    [{ sequence: 1, answers: { again: 'attic' } }, '/answers/again', 'option'],
    [{ sequence: 1, answers: { note: 'x'.repeat(5001) } }, '/answers/note', 'length'],
    [{ sequence: 1 }, '/answers', 'type'],
    [{ sequence: 0, answers: {} }, '/sequence', 'range'],
    [{ sequence: 1.5, answers: {} }, '/sequence', 'type'],
    [{ answers: {} }, '/sequence', 'required'],
    [{ sequence: 1, answers: {}, startedAt: '1969-01-01' }, '/startedAt', 'unknown-property'],
  ])('refuses what fits no question, storing nothing: case %#', async (body, pointer, code) => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const before = scene.contents();
    const answer = await scene.send('/api/draft', { method: 'PUT', headers: { 'link-token': token }, body });
    expect(answer.statusCode).toBe(422);
    expect(JSON.parse(answer.body).errors).toContainEqual(expect.objectContaining({ pointer, code }));
    expect(scene.contents()).toBe(before);
  });

  it('is refused without its link, its window or its participant, storing nothing (S11, S14, S15)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const expired = await scene.link('survey', 'baseline', { expiresAt: DURING_BASELINE });
    const early = await scene.link('survey', 'satisfaction');
    const stop = await scene.link('stop', 'baseline');
    const before = scene.contents();
    const statusOf = async (t: string) => (await save(scene, t, 1, {})).statusCode;
    expect([await statusOf(expired), await statusOf(stop), await statusOf(early)]).toEqual([410, 404, 409]);
    expect(scene.contents()).toBe(before);
    await scene.change(smallParticipant({ status: { kind: 'withdrawn', at: DURING_BASELINE } }));
    expect(await statusOf(token)).toBe(410);
    expect(await stored(scene)).toBeUndefined();
  });

  it('is left to PUT alone (S18)', async () => {
    const scene = await participantScene();
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'TRACE']) {
      const { statusCode, headers } = await scene.send('/api/draft', { method });
      expect([statusCode, headers.allow]).toEqual([405, 'PUT']);
    }
  });

  it('is refused to another site (L5)', async () => {
    const scene = await participantScene();
    const headers = { 'link-token': await scene.link('survey', 'baseline'), origin: 'https://evil.example' };
    const body = { sequence: 1, answers: {} };
    expect((await scene.send('/api/draft', { method: 'PUT', headers, body })).statusCode).toBe(403);
  });

  it('is gone once the answers have been sent, and never comes back (F52)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await save(scene, token, 3, { again: 'no' });
    expect((await scene.call('/api/response', token, { answers: GOOD_ANSWERS })).statusCode).toBe(201);
    expect(await stored(scene)).toBeUndefined();
    const late = await save(scene, token, 4, { again: 'no' });
    expect(JSON.parse(late.body)).toMatchObject({ status: 409, type: '/problems/already-submitted' });
    expect(await stored(scene)).toBeUndefined();
  });

  it('is kept by a submission that is refused (S2)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await save(scene, token, 1, { again: 'yes' });
    const before = scene.contents();
    expect((await scene.call('/api/response', token, { answers: { again: 'yes' } })).statusCode).toBe(422);
    expect((await scene.post('/survey', { t: token, 'q.again': 'yes' })).statusCode).toBe(422);
    expect(scene.contents()).toBe(before);
  });

  it('goes with the person who is withdrawn', async () => {
    const scene = await participantScene();
    await save(scene, await scene.link('survey', 'baseline'), 1, { again: 'yes' });
    const { id, cohortId } = smallParticipant();
    const staff = staffApi(() => ({ ...scene.ports, programs: [], publicHolidays: () => ({}) }));
    const { statusCode } = await staff({
      rawPath: `/cohorts/${cohortId}/participants/${id}/withdrawal`,
      rawQueryString: '',
      headers: { 'idempotency-key': 'withdraw', 'content-type': 'application/json' },
      body: '{}',
      requestContext: {
        http: { method: 'POST' },
        authorizer: { jwt: { claims: STAFF } },
      },
    });
    expect(statusCode).toBe(200);
    expect(await stored(scene)).toBeUndefined();
  });
});

describe('the draft of an unlinked survey', () => {
  const UNLINKED = 'draft#p-0000000000000001.satisfaction';

  it('is the fact and time of having begun, once; answers are refused', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const token = await scene.link('survey', 'satisfaction');
    const refused = await save(scene, token, 1, { note: 'Only mine' });
    expect(JSON.parse(refused.body).errors).toContainEqual({ pointer: '/answers', code: 'unlinked' });
    expect(await stored(scene, UNLINKED)).toBeUndefined();
    expect((await save(scene, token, 1)).statusCode).toBe(200);
    const begun = scene.contents();
    scene.clock.moveTo('2027-02-10T15:30:00.000Z' as Instant);
    expect((await save(scene, token, 2)).statusCode).toBe(200);
    expect(scene.contents()).toBe(begun);
    expect(Object.keys((await stored(scene, UNLINKED))!)).not.toContain('answers');
  });

  it('is gone with the answers, leaving nothing that leads from them to the person', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const token = await scene.link('survey', 'satisfaction');
    const before = new Set(scene.keys());
    await save(scene, token, 1);
    await scene.call('/api/response', token, { answers: GOOD_ANSWERS });
    const added = scene.keys().filter((key) => !before.has(key));
    const [response, ...others] = added.filter((key) => !key.startsWith('audit#'));
    expect(response).toMatch(/^response#r-/);
    expect(others).toEqual([]);
    // The trail says that the person began and answered, as their record does, and not what.
    const trail = await Promise.all(
      added.filter((key) => key !== response).map((key) => scene.ports.documents.get(key)),
    );
    expect(trail).toHaveLength(2);
    expect(JSON.stringify(trail)).not.toContain(response!.slice('response#'.length));
  });
});

describe('two tabs that save and send as they like', () => {
  type Act = { tab: 0 | 1; kind: 'save' | 'send' };
  const acts = fc.array(
    fc.record<Act>({ tab: fc.constantFrom(0, 1), kind: fc.constantFrom('save', 'save', 'send') }),
    { minLength: 2, maxLength: 8 },
  );

  it('end in at most one response, whose answers are those of the one that was told so (F52)', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (script) => {
        const scene = await participantScene();
        const token = await scene.link('survey', 'baseline');
        const sequences = [0, 0];
        const done = await Promise.all(
          script.map(async ({ tab, kind }, index) => {
            const answers = { ...GOOD_ANSWERS, note: `tab ${tab}, act ${index}` };
            if (kind === 'send')
              return { note: answers.note, ...(await scene.call('/api/response', token, { answers })) };
            sequences[tab]! += 1;
            const saved = await save(scene, token, sequences[tab]!, answers);
            expect([200, 409]).toContain(saved.statusCode);
            return { note: '', statusCode: 0 };
          }),
        );
        const sent = done.filter(({ statusCode }) => statusCode === 201);
        expect(responses(scene)).toHaveLength(sent.length);
        expect(sent.length).toBe(script.some(({ kind }) => kind === 'send') ? 1 : 0);
        if (sent.length === 1) {
          expect(await stored(scene)).toBeUndefined();
          expect(scene.contents()).toContain(sent[0]!.note);
        }
      }),
      { numRuns: 60 },
    );
  });
});
