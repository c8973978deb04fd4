import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { SurveyDefinition } from '../../../domain/surveys/survey.ts';
import {
  DURING_BASELINE,
  DURING_SATISFACTION,
  participantScene,
  type Scene,
} from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, PRACTICE, smallParticipant, smallProgram } from '../../support/small-program.ts';

const FILLED = { 'q.skills.listen': '3', 'q.skills.delegate': '1', 'q.again': 'yes' };
const me = smallParticipant();
const responses = (scene: Scene) => scene.keys().filter((key) => key.startsWith('response#'));

const sendJson = (scene: Scene, token: string, key: string, answers: object = GOOD_ANSWERS) =>
  scene.send('/api/response', {
    method: 'POST',
    headers: { 'link-token': token, 'idempotency-key': key },
    body: { answers },
  });
const sendForm = (scene: Scene, token: string, key: string) =>
  scene.send('/survey', {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: new URLSearchParams({ t: token, ...FILLED }),
  });

describe('answers that are sent again because the reply was lost', () => {
  it.each([
    ['baseline', DURING_BASELINE],
    ['satisfaction', DURING_SATISFACTION],
  ])('are answered the same under the same key: %s (F51, S13)', async (touchpoint, now) => {
    const scene = await participantScene({ now });
    const token = await scene.link('survey', touchpoint);
    const first = await sendForm(scene, token, 'key-1');
    expect(first.statusCode).toBe(200);
    const after = scene.contents();
    for (let times = 0; times < 10; times += 1) expect(await sendForm(scene, token, 'key-1')).toEqual(first);
    expect((await sendJson(scene, token, 'key-1')).statusCode).toBe(201);
    expect(scene.contents()).toBe(after);
    expect(responses(scene)).toHaveLength(1);
  });

  it('at the same moment end in one response, and both are thanked (F51)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const both = await Promise.all([sendForm(scene, token, 'key-1'), sendForm(scene, token, 'key-1')]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(both[1]).toEqual(both[0]);
    expect(responses(scene)).toHaveLength(1);
  });

  it('under another key, without one or by another person are no repetition (S13)', async () => {
    const other = smallParticipant({
      id: 'p-0000000000000002' as typeof me.id,
      email: 'bea@hospital.example',
    });
    const scene = await participantScene({ participants: [me, other] });
    const token = await scene.link('survey', 'baseline');
    await sendForm(scene, token, 'key-1');
    expect((await sendForm(scene, token, 'key-2')).statusCode).toBe(409);
    expect((await scene.post('/survey', { t: token, ...FILLED })).statusCode).toBe(409);
    const theirs = await scene.link('survey', 'baseline', { of: other });
    expect((await sendForm(scene, theirs, 'key-1')).statusCode).toBe(200);
    expect(responses(scene)).toHaveLength(2);
  });

  it('leave a receipt that says nothing of the answers', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const token = await scene.link('survey', 'satisfaction');
    await sendForm(scene, token, 'key-1');
    const receipt = scene.keys().find((key) => key.startsWith('receipt#'))!;
    expect((await scene.ports.documents.get(receipt))?.doc).toEqual({});
  });

  it.each(['', 'a"b', 'x'.repeat(300)])('need a plain key: %j (E37)', async (key) => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    expect((await sendJson(scene, token, key)).statusCode).toBe(400);
    expect(responses(scene)).toEqual([]);
  });
});

describe('a survey with a question that is not for everybody', () => {
  const withCondition = (): ProgramVersion => {
    const survey = structuredClone(PRACTICE) as SurveyDefinition;
    Object.assign(survey.pages[1]!.elements[1]!, {
      isRequired: true,
      visibleIf: { question: 'again', is: ['no'] },
    });
    return {
      ...smallProgram(),
      version: 'fedcba9876543210',
      surveys: { practice: SurveyDefinition.parse(survey) },
    };
  };
  const scened = () => participantScene({ program: withCondition() });

  it('shows it without a script with the words when it applies, and to the script what it depends on', async () => {
    const scene = await scened();
    const { body } = await scene.send(`/survey?t=${await scene.link('survey', 'baseline')}`);
    expect(body).toContain('Only if you chose “No” at “Would you come again?”');
    expect(body).toContain(
      'data-when="{&quot;question&quot;:&quot;again&quot;,&quot;is&quot;:[&quot;no&quot;]}"',
    );
  });

  it('leaves its answer out of a form when it was not to be asked, and refuses it as JSON (S6)', async () => {
    const scene = await scened();
    const token = await scene.link('survey', 'baseline');
    const before = scene.contents();
    const json = await sendJson(scene, token, 'key', { ...GOOD_ANSWERS, note: 'Too far' });
    expect(json.statusCode).toBe(422);
    expect(JSON.parse(json.body).errors).toEqual([{ pointer: '/answers/note', code: 'not-applicable' }]);
    expect(scene.contents()).toBe(before);
    expect((await scene.post('/survey', { t: token, ...FILLED, 'q.note': 'Too far' })).statusCode).toBe(200);
    expect(scene.contents()).not.toContain('Too far');
  });

  it('requires it of those it is for (S2)', async () => {
    const scene = await scened();
    const token = await scene.link('survey', 'baseline');
    const missing = await scene.post('/survey', { t: token, ...FILLED, 'q.again': 'no' });
    expect([missing.statusCode, missing.body.includes('href="#q.note"')]).toEqual([422, true]);
    const filled = { t: token, ...FILLED, 'q.again': 'no', 'q.note': 'Too far' };
    expect((await scene.post('/survey', filled)).statusCode).toBe(200);
  });
});

describe('the thanks', () => {
  it('say what comes next and when, in the person’s own zone', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const { body } = await scene.post('/survey', { t: token, ...FILLED });
    expect(body).toContain(
      'Next: “The training itself” on Thursday, February 4, 2027. A mail with your link comes then.',
    );
    expect((await scene.send(`/survey?t=${token}`)).body).toContain('Next: “The training itself”');
  });

  it('promise no mail to who has stopped mail', async () => {
    const scene = await participantScene({
      participants: [smallParticipant({ mail: { kind: 'stopped', at: DURING_BASELINE } })],
    });
    const { body } = await scene.post('/survey', { t: await scene.link('survey', 'baseline'), ...FILLED });
    expect(body).not.toContain('A mail');
  });

  it('name the booking that comes, and say when nothing more does', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const t = await scene.link('survey', 'satisfaction');
    expect((await scene.post('/survey', { t, ...FILLED })).body).toContain(
      'Next: “Focus group”. Booking opens on ',
    );
    const seat = {
      focusGroupId: 'g-0000000000000006',
      startsAt: '2027-06-15T16:00:00.000Z' as Instant,
      endsAt: '2027-06-15T17:00:00.000Z' as Instant,
      place: 'Room 12',
      number: 1,
    };
    const before = await scene.participant();
    const booked = { kind: 'booked', at: DURING_SATISFACTION, seat } as never;
    await scene.change({ ...before, touchpoints: { ...before.touchpoints, 'focus-group': booked } });
    expect((await scene.send(`/survey?t=${t}`)).body).toContain(
      'Next: “Focus group” on Tuesday, June 15, 2027, 12:00 PM to 1:00 PM, Eastern Time (America/New York).',
    );
    const held = { kind: 'done', at: DURING_SATISFACTION, how: 'attended' } as never;
    await scene.change({ ...before, touchpoints: { ...before.touchpoints, 'focus-group': held } });
    expect((await scene.send(`/survey?t=${t}`)).body).toContain('Nothing more comes');
  });
});
