import { describe, expect, it } from 'vitest';
import { type Cohort, cohortKey } from '../../../domain/cohorts/cohort.ts';
import { type ProgramVersion, programKey } from '../../../domain/programs/program.ts';
import { type Draft, draftKey } from '../../../domain/surveys/draft.ts';
import { type Response, responseKey } from '../../../domain/surveys/response.ts';
import { adoptedCohort } from '../../../domain/versions/adoption.ts';
import { responseIdOf } from '../../../functions/participant-api/answers-writes.ts';
import { putCohort } from '../../../functions/records.ts';
import { changedProgram, withQuestion } from '../../support/changed-program.ts';
import { DURING_SATISFACTION, participantScene, type Scene } from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, smallParticipant, smallProgram } from '../../support/small-program.ts';

const FIRST = smallProgram();
const NEXT = changedProgram(FIRST, (copy) => withQuestion(copy, 'practice', 'brand-new'));
/** Other mails; its surveys are those of the first. */
const SAME_SURVEY = changedProgram(FIRST, (copy) => {
  copy.mails.mail = { subject: 'Other words', body: '{{link}}' };
});
const ME = smallParticipant();

async function adopt({ ports }: Scene, version: ProgramVersion): Promise<void> {
  const { documents, clock } = ports;
  const { doc, version: stored } = (await documents.get<Cohort>(cohortKey(ME.cohortId)))!;
  const key = programKey(version.program.id, version.version);
  await documents.write([
    putCohort(adoptedCohort(doc, version, clock.now()), stored),
    ...((await documents.get(key)) ? [] : [{ key, doc: version, expectedVersion: 0 }]),
  ]);
}

const save = (
  scene: Scene,
  token: string,
  sequence: number,
  programVersion: string,
  answers: object = GOOD_ANSWERS,
) =>
  scene.send('/api/draft', {
    method: 'PUT',
    headers: { 'link-token': token },
    body: { sequence, programVersion, answers },
  });
const submitted = (scene: Scene, token: string, programVersion: string, more: object = {}) =>
  scene.call('/api/response', token, { programVersion, answers: { ...GOOD_ANSWERS, ...more } });
const response = async ({ ports }: Scene) =>
  (await ports.documents.get<Response>(responseKey(responseIdOf(ME.id, 'baseline'))))?.doc;
const draft = async ({ ports }: Scene) =>
  (await ports.documents.get<Draft>(draftKey(ME.id, 'baseline')))?.doc;
const shown = async (scene: Scene, token: string) => JSON.parse((await scene.call('/api/link', token)).body);

describe('a survey whose cohort has adopted other questions', () => {
  it('has the new questions for who had not begun', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await adopt(scene, NEXT);
    expect((await shown(scene, token)).programVersion).toBe(NEXT.version);
    expect((await scene.send(`/survey?t=${token}`)).body).toContain('What else is new?');
    expect((await submitted(scene, token, NEXT.version, { 'brand-new': 'This.' })).statusCode).toBe(201);
    expect(await response(scene)).toMatchObject({
      programVersion: NEXT.version,
      answers: { 'brand-new': 'This.' },
    });
  });

  it('keeps its questions for who has begun, on every page and until it is sent', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await save(scene, token, 1, FIRST.version);
    expect(await draft(scene)).toMatchObject({ programVersion: FIRST.version });
    await adopt(scene, NEXT);
    expect(await shown(scene, token)).toMatchObject({
      programVersion: FIRST.version,
      draft: { sequence: 1 },
    });
    const page = (await scene.send(`/survey?t=${token}`)).body;
    expect(page).not.toContain('What else is new?');
    expect(page).toContain(`name="v" value="${FIRST.version}"`);
    expect((await save(scene, token, 2, FIRST.version)).statusCode).toBe(200);
    expect((await submitted(scene, token, FIRST.version)).statusCode).toBe(201);
    expect(await response(scene)).toMatchObject({ programVersion: FIRST.version });
  });

  it('takes what a page sends that was open before, as the version that it showed (F53)', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await adopt(scene, NEXT);
    expect((await save(scene, token, 1, FIRST.version)).statusCode).toBe(200);
    expect(await draft(scene)).toMatchObject({ programVersion: FIRST.version });
    const form = new URLSearchParams({ t: token, v: FIRST.version });
    for (const [name, value] of [
      ['q.skills.listen', '3'],
      ['q.skills.delegate', '1'],
      ['q.again', 'yes'],
    ]) {
      form.set(name!, value!);
    }
    expect((await scene.post('/survey', String(form))).statusCode).toBe(200);
    expect(await response(scene)).toMatchObject({ programVersion: FIRST.version, answers: GOOD_ANSWERS });
  });

  it('checks such answers with the questions that were shown', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await adopt(scene, NEXT);
    const { body } = await submitted(scene, token, FIRST.version, { 'brand-new': 'Never asked.' });
    expect(JSON.parse(body)).toMatchObject({
      status: 422,
      errors: [{ pointer: '/answers', code: 'unknown-question' }],
    });
  });

  it('tells a page with other questions than those that were begun with', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await adopt(scene, NEXT);
    await save(scene, token, 1, NEXT.version);
    for (const answer of [
      await save(scene, token, 2, FIRST.version),
      await submitted(scene, token, FIRST.version),
    ]) {
      expect(JSON.parse(answer.body)).toMatchObject({ status: 409, type: '/problems/version' });
    }
  });

  it('takes no version that the cohort never had', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const key = programKey(NEXT.program.id, NEXT.version);
    await scene.ports.documents.write([{ key, doc: NEXT, expectedVersion: 0 }]);
    const { body } = await submitted(scene, token, NEXT.version);
    expect(JSON.parse(body)).toMatchObject({ status: 409, type: '/problems/version' });
  });

  it('goes on with them after two more versions, and asks the old ones again when they are back', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await save(scene, token, 1, FIRST.version);
    await adopt(scene, NEXT);
    await adopt(
      scene,
      changedProgram(NEXT, (copy) => withQuestion(copy, 'practice', 'newer-still')),
    );
    expect(await shown(scene, token)).toMatchObject({ programVersion: FIRST.version });
    await adopt(scene, FIRST);
    expect((await submitted(scene, token, FIRST.version)).statusCode).toBe(201);
  });
});

describe('a survey that the adopted version does not change', () => {
  it('is answered to the present version by who began before', async () => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    await save(scene, token, 1, FIRST.version);
    await adopt(scene, SAME_SURVEY);
    expect((await save(scene, token, 2, FIRST.version)).statusCode).toBe(200);
    expect((await submitted(scene, token, FIRST.version)).statusCode).toBe(201);
    expect(await response(scene)).toMatchObject({ programVersion: SAME_SURVEY.version });
  });

  it('says of an unlinked response nothing about when its page was opened', async () => {
    const scene = await participantScene({ now: DURING_SATISFACTION });
    const token = await scene.link('survey', 'satisfaction');
    const begin = { sequence: 1, programVersion: FIRST.version };
    await scene.send('/api/draft', { method: 'PUT', headers: { 'link-token': token }, body: begin });
    await adopt(scene, SAME_SURVEY);
    expect((await submitted(scene, token, FIRST.version)).statusCode).toBe(201);
    const [key] = scene.keys().filter((one) => one.startsWith('response#'));
    const stored = await scene.ports.documents.get<Response>(key!);
    expect(stored!.doc.programVersion).toBe(SAME_SURVEY.version);
  });
});
