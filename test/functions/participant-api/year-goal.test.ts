import { describe, expect, it } from 'vitest';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { type Goal, goalKey } from '../../../domain/participants/goal.ts';
import { type Question, questionsOf } from '../../../domain/surveys/survey.ts';
import { goalsOf } from '../../../functions/records.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { CLP } from '../../support/builders.ts';
import { testClient } from '../../support/http-call.ts';
import {
  A_GOAL,
  AFTER_TRAINING,
  BEFORE_TRAINING,
  DURING_MONTH_3,
  DURING_MONTH_12,
  yearScene,
} from '../../support/scenes/year-scene.ts';

/** A form with the first answer to everything that can be chosen. */
const formOf = (questions: readonly Question[]): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap((question) =>
      question.type === 'matrix'
        ? question.rows.map((row) => [`q.${question.name}.${row.value}`, String(question.columns[0]!.value)])
        : [],
    ),
  );

const HOSTILE = `<img src=x onerror=alert(1)> {{name}} \${7*7} "'> =cmd|'/C calc'!A0`;

describe('the leadership goal', () => {
  it('is announced before the training, and a form from then on', async () => {
    const early = await yearScene({ now: BEFORE_TRAINING });
    expect(await early.page()).toContain('From Wednesday, February 3, 2027 you can write down');
    expect((await early.act('/year/goal', { v: '0', specific: 'x' })).statusCode).toBe(409);
    expect(await early.goal()).toBeUndefined();
    expect(await (await yearScene({ now: AFTER_TRAINING })).page()).toContain('Save my goal');
  });

  it('is saved in the person’s own words, line breaks too, and shown again', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    const typed = { v: '0', specific: ' One\r\ntwo ', relevant: 'Fewer pages at night', achievable: '  ' };
    const { statusCode, body } = await scene.act('/year/goal', typed);
    expect(statusCode).toBe(200);
    expect(body).toContain('Your goal is saved.');
    expect(body).toContain('<dd>One\ntwo</dd>');
    expect(await scene.page()).toContain('<dd>One\ntwo</dd>');
    const text = { specific: 'One\ntwo', relevant: 'Fewer pages at night' };
    expect(await scene.goal()).toMatchObject({ text, statedAt: AFTER_TRAINING, reviews: {} });
    const listed = await scene.ports.documents.list<Goal>(goalsOf(scene.me.cohortId), 10);
    expect(listed.items.map(({ doc }) => doc.text)).toEqual([text]);
  });

  it('can be pasted from a slide or a note, whose line breaks nobody can see', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    const typed = { v: '0', specific: 'Ask first\u000bthen decide\u2028then tell' };
    expect((await scene.act('/year/goal', typed)).statusCode).toBe(200);
    expect(await scene.goal()).toMatchObject({ text: { specific: 'Ask first\nthen decide\nthen tell' } });
  });

  it('loses nothing to two tabs: both texts are shown, and the second is saved only when sent again', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    await scene.act('/year/goal', { v: '0', specific: 'From the phone' });
    const before = scene.contents();
    const { statusCode, body } = await scene.act('/year/goal', { v: '0', specific: 'From the desk' });
    expect(statusCode).toBe(409);
    expect(body).toContain('<dd>From the phone</dd>');
    expect(body).toMatch(/<textarea[^>]*>\nFrom the desk<\/textarea>/);
    expect(body).toContain('name="v" value="1"');
    expect(scene.contents()).toBe(before);
    expect((await scene.act('/year/goal', { v: '1', specific: 'From the desk' })).statusCode).toBe(200);
    expect((await scene.goal())?.text).toEqual({ specific: 'From the desk' });
  });

  it('is saved once by a double click', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    const first = await scene.act('/year/goal', { v: '0', specific: 'Once' });
    const before = scene.contents();
    expect(await scene.act('/year/goal', { v: '0', specific: 'Once' })).toEqual(first);
    expect(scene.contents()).toBe(before);
  });

  it.each([
    ['nothing in its first part', { specific: '', relevant: 'Kept' }, 'Specific: please fill it in.'],
    ['a control character', { specific: 'a\u0007b', relevant: 'Kept' }, 'cannot be stored'],
    ['too much text', { specific: 'x'.repeat(1001), relevant: 'Kept' }, 'too long'],
  ])('comes back with what was typed when it has %s', async (_, typed, says) => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    const before = scene.contents();
    const { statusCode, body } = await scene.act('/year/goal', { v: '0', ...typed });
    expect(statusCode).toBe(422);
    expect(body).toContain(says);
    expect(body).toContain('<a href="#goal.specific">');
    expect(body).toMatch(/<textarea[^>]*>\nKept<\/textarea>/);
    expect(scene.contents()).toBe(before);
  });

  it('is inert whatever it says (S8, S9)', async () => {
    const scene = await yearScene({ goal: { text: { specific: HOSTILE } } });
    const fields = { v: '1', touchpoint: 'month-3', state: 'partly', note: HOSTILE };
    expect((await scene.act('/year/review', fields)).statusCode).toBe(200);
    const body = await scene.page();
    expect(body).not.toContain('<img');
    expect(body.match(/&lt;img src=x onerror=alert\(1\)&gt; \{\{name\}\} \$\{7\*7\}/g)).toHaveLength(4);
    expect((await scene.goal())?.text.specific).toBe(HOSTILE);
  });
});

describe('where the goal stands', () => {
  const said = { v: '1', touchpoint: 'month-3', state: 'partly', note: 'Pharmacy joins in June' };

  it('is asked when a wave has opened, in the person’s own words, and kept with its date', async () => {
    const before = await yearScene({ now: AFTER_TRAINING, goal: {} });
    expect(await before.page()).not.toContain('Where does it stand?');
    const scene = await yearScene({ goal: {} });
    const page = await scene.page();
    expect(page).toContain('Where does it stand?');
    expect(page).toContain(A_GOAL.measurable);
    expect((await scene.act('/year/review', said)).statusCode).toBe(200);
    expect((await scene.goal())?.reviews).toEqual({
      'month-3': { state: 'partly', note: 'Pharmacy joins in June', at: DURING_MONTH_3 },
    });
    expect(await scene.page()).toContain('<strong>Partly there</strong>: Pharmacy joins in June');
  });

  it('is offered by mail after the survey of its wave, and shown on no page of the survey’s link', async () => {
    const scene = await yearScene({ goal: {} });
    const t = await scene.link('survey', 'month-3');
    const opened = await scene.send(`/survey?t=${t}`);
    const v = CLP.version;
    const filled = { t, v, ...formOf(questionsOf(CLP.surveys['leadership-practice']!)) };
    const thanks = await scene.post('/survey', filled);
    expect(thanks.body).toContain('where does it stand now?');
    const after = await scene.send(`/survey?t=${t}`);
    for (const { body } of [opened, thanks, after]) {
      for (const words of Object.values(A_GOAL)) expect(body).not.toContain(words);
    }
    expect((await scene.post('/link/again', { t, to: 'my-year' })).statusCode).toBe(200);
    expect((await scene.participant()).linkRequest).toMatchObject({ purpose: 'year' });
  });

  it('is not spoken of after a survey that is none of its waves', async () => {
    const scene = await yearScene({ now: BEFORE_TRAINING });
    const t = await scene.link('survey', 'baseline');
    const form = formOf(questionsOf(CLP.surveys['leadership-practice']!));
    const { body } = await scene.post('/survey', { t, v: CLP.version, ...form });
    expect(body).toContain('You can close this page.');
    expect(body).not.toContain('<form');
  });

  it('is asked again at the next wave, and what was said before stays', async () => {
    const scene = await yearScene({ goal: {} });
    await scene.act('/year/review', said);
    scene.clock.moveTo(DURING_MONTH_12);
    expect((await scene.act('/year/review', { ...said, v: '2' })).statusCode).toBe(409);
    const answer = await scene.act('/year/review', { v: '2', touchpoint: 'month-12', state: 'reached' });
    expect(answer.statusCode).toBe(200);
    expect((await scene.goal())?.reviews).toEqual({
      'month-3': { state: 'partly', note: 'Pharmacy joins in June', at: DURING_MONTH_3 },
      'month-12': { state: 'reached', at: DURING_MONTH_12 },
    });
  });

  it.each([
    [{ state: '' }, 422],
    [{ state: 'excellent' }, 422],
    [{ note: 'x'.repeat(301) }, 422],
    [{ touchpoint: 'baseline' }, 409],
    [{ touchpoint: 'month-12' }, 409],
    [{ v: '7' }, 409],
    [{ v: '-1' }, 409],
  ])('is refused with nothing stored: %j', async (change, status) => {
    const scene = await yearScene({ goal: {} });
    const before = scene.contents();
    expect((await scene.act('/year/review', { ...said, ...change })).statusCode).toBe(status);
    expect(scene.contents()).toBe(before);
  });
});

describe('the audit trail of a goal', () => {
  it('says that its person wrote it, and tells staff no words of it (I9)', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    await scene.act('/year/goal', { v: '0', specific: 'Canary words' });
    await scene.act('/year/goal', { v: '1', specific: 'Canary words, again' });
    const { cohortId, id } = scene.me;
    const staff = testClient(staffApi(() => ({ ...scene.ports, programs: [], publicHolidays })));
    const { status, text, json } = await staff('GET', `/cohorts/${cohortId}/audit`);
    expect(status).toBe(200);
    expect(text).not.toContain('Canary');
    expect(json.items).toMatchObject([
      { record: `goal#${id}`, version: 2, by: { kind: 'participant' }, action: 'POST /year/goal' },
      { record: `goal#${id}`, version: 1, changes: [{ pointer: '' }] },
    ]);
  });

  it('is read by nobody of the staff, in any file, page or list, and the page says so', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    const before = await scene.page();
    expect(before).toContain('can see that you have written something, but not what');
    expect(before).not.toContain('team of the program can read it');
    await scene.act('/year/goal', { v: '0', specific: 'Canary words' });
    const { cohortId, id } = scene.me;
    const staff = testClient(staffApi(() => ({ ...scene.ports, programs: [CLP], publicHolidays })));
    const cohort = `/cohorts/${cohortId}`;
    const files = DATA_FILES.map(({ name }) => `files/${name}`);
    const person = [`participants/${id}`, `participants/${id}/audit`];
    for (const path of ['participants', 'attention', 'results', 'report', 'audit', ...person, ...files]) {
      const { status, text } = await staff('GET', `${cohort}/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toContain('Canary');
    }
  });

  it('is verified with its cohort', async () => {
    const scene = await yearScene({ now: AFTER_TRAINING });
    await scene.act('/year/goal', { v: '0', specific: 'Mine' });
    const key = goalKey(scene.me.id);
    const { doc, version } = (await scene.ports.documents.get<Goal>(key))!;
    const listed = { list: goalsOf(scene.me.cohortId), sort: scene.me.id };
    const text = { specific: 'Somebody else’s' };
    await scene.ports.documents.write([{ key, doc: { ...doc, text }, expectedVersion: version, listed }]);
    const staff = testClient(staffApi(() => ({ ...scene.ports, programs: [], publicHolidays })));
    const path = `/cohorts/${scene.me.cohortId}/audit/verification`;
    const { json } = await staff('GET', path, { query: 'cursor=goals%3A' });
    expect(json).toMatchObject({ broken: [{ record: key, version: 2, fault: 'missing' }] });
    expect((await staff('GET', path, { query: 'cursor=focus-groups%3A' })).json.cursor).toBe('goals:');
  });
});
