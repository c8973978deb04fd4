import { describe, expect, it } from 'vitest';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { testClient } from '../../support/http-call.ts';
import { participantScene } from '../../support/scenes/participant-scene.ts';
import { GOOD_ANSWERS, smallProgram } from '../../support/small-program.ts';

const answered = (note: string): string =>
  JSON.stringify({ answers: { ...GOOD_ANSWERS, note: '?' } }).replace('"?"', note);

/** Bodies that have broken somebody's reader, as they arrive. */
const POISON = {
  'an answer as deep as it is long': answered('['.repeat(30_000) + ']'.repeat(30_000)),
  'objects in objects': answered(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`),
  'more than is taken': answered(JSON.stringify('x'.repeat(400_000))),
  'half a surrogate pair': answered('"\\ud800"'),
  'the other half first': answered('"\\udc00\\ud800"'),
  'a NUL': answered('"\\u0000"'),
  'a number for a text': answered('1e400'),
  'twenty thousand answers': JSON.stringify({
    answers: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`q${index}`, 1])),
  }),
  'a prototype': '{"answers":{"__proto__":{"again":"yes"}}}',
  'a prototype beside the answers':
    '{"__proto__":{"answers":{}},"constructor":{"prototype":{}},"answers":{}}',
  'a prototype in a matrix':
    '{"answers":{"skills":{"__proto__":{"listen":3},"listen":3,"delegate":1},"again":"yes"}}',
  'a question twice': '{"answers":{"again":"yes","again":"no"}}',
  'a text that ends too early': '{"answers":{"again":"yes"',
  'nothing at all': '',
};

describe('a survey gets (F50)', () => {
  it.each(Object.entries(POISON))('%s: a refusal, and nothing is stored of it', async (_, body) => {
    const scene = await participantScene();
    const token = await scene.link('survey', 'baseline');
    const before = scene.contents();
    for (const [method, path] of [
      ['POST', '/api/response'],
      ['PUT', '/api/draft'],
    ] as const) {
      const answer = await scene.send(path, { method, headers: { 'link-token': token }, body });
      expect([400, 413, 422], `${path}: ${answer.body}`).toContain(answer.statusCode);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    }
    expect(scene.contents()).toBe(before);
  });
});

it('whoever reads after all of it finds every page, file and trail whole (F50)', async () => {
  const scene = await participantScene();
  const token = await scene.link('survey', 'baseline');
  const { cohortId } = await scene.participant();
  const context = { ...scene.ports, programs: [smallProgram()], publicHolidays: () => ({}) };
  const call = testClient(staffApi(() => context));
  const trails = async () => (await call('GET', `/cohorts/${cohortId}/audit/verification`)).json.broken;
  // The scene wrote its records past the trail, which is found.
  const before = await trails();
  for (const body of Object.values(POISON)) {
    await scene.send('/api/response', { method: 'POST', headers: { 'link-token': token }, body });
  }
  expect((await scene.call('/api/response', token, { answers: GOOD_ANSWERS })).statusCode).toBe(201);
  const files = (await call('GET', `/cohorts/${cohortId}/files`)).json.items as { name: string }[];
  for (const path of ['results', 'report', 'participants', ...files.map(({ name }) => `files/${name}`)]) {
    expect((await call('GET', `/cohorts/${cohortId}/${path}`)).status, path).toBe(200);
  }
  expect(await trails()).toEqual(before);
});
