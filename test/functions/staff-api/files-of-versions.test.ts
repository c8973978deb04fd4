import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { newResponseId } from '../../../domain/id.ts';
import { programKey } from '../../../domain/programs/program.ts';
import { type Response, responseKey } from '../../../domain/surveys/response.ts';
import type { Stored } from '../../../platform/ports.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram, questionIn, withQuestion } from '../../support/changed-program.ts';
import { readCsv } from '../../support/reading/read-csv.ts';
import { AFTER_EVERYTHING, answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const DURING_SATISFACTION = '2027-03-20T15:00:00.000Z' as Instant;

describe('answers given to an earlier version of the program', () => {
  it('keep their questions and their words', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const cohortId = path.split('/').at(-1)!;
    const survey = CLP.surveys['leadership-practice']!;
    const old = {
      ...CLP,
      version: '00000000000000ff',
      surveys: {
        ...CLP.surveys,
        'leadership-practice': {
          ...survey,
          pages: [
            ...survey.pages,
            {
              name: 'gone',
              title: 'Gone',
              elements: [{ type: 'comment', name: 'gone', title: 'What was asked once?' }],
            },
          ],
        },
      },
    };
    const { items } = await world.ports.documents.list<Response>(`${cohortId}/responses`, 1);
    const [{ key, version, doc }] = items as [Stored<Response>];
    const answers = { ...doc.answers, gone: 'It was this.' };
    const listed = {
      list: `${cohortId}/responses`,
      sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}`,
    };
    await world.ports.documents.write([
      { key: programKey('clp', old.version), doc: old, expectedVersion: 0 },
      { key, doc: { ...doc, programVersion: old.version, answers }, expectedVersion: version, listed },
    ]);
    const read = async (name: string) => readCsv((await world.call('GET', `${path}/files/${name}`)).text);
    expect((await read('responses-long')).filter(({ text }) => text === 'It was this.')).toHaveLength(1);
    const wide = await read('responses-wide');
    expect(wide.filter((row) => row.leadership_practice__gone === 'It was this.')).toHaveLength(1);
    expect((await read('codebook')).map(({ column }) => column)).toContain('leadership_practice__gone');
  });
});

describe('answers to a question of an earlier version whose name is that of another kind of question now', () => {
  it('are in the long and wide files, and not in the REDCap records, which have the questions of now', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const old = changedProgram(CLP, (copy) => {
      const page = copy.surveys['leadership-practice']!.pages.find(({ elements }) =>
        elements.some(({ name }) => name === 'would-help'),
      )!;
      const choices = [
        { value: 'peers', text: 'Peers' },
        { value: 'books', text: 'Books' },
      ];
      page.elements = page.elements.map((one) =>
        one.name === 'would-help'
          ? { type: 'checkbox', name: one.name, title: 'Which helps?', choices }
          : one.name === 'growth-areas'
            ? { type: 'comment', name: one.name, title: 'Where to grow?' }
            : one,
      );
    });
    const list = `${path.split('/').at(-1)}/responses`;
    const { items } = await world.ports.documents.list<Response>(list, 1);
    const [{ key, version, doc }] = items as [Stored<Response>];
    const answers = { ...doc.answers, 'would-help': ['peers'], 'growth-areas': 'Everywhere.' };
    const listed = { list, sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}` };
    await world.ports.documents.write([
      { key: programKey('clp', old.version), doc: old, expectedVersion: 0 },
      { key, doc: { ...doc, programVersion: old.version, answers }, expectedVersion: version, listed },
    ]);
    const read = async (name: string) => readCsv((await world.call('GET', `${path}/files/${name}`)).text);
    const long = await read('responses-long');
    expect(long.map(({ text }) => text)).toContain('Everywhere.');
    expect(long.filter(({ question, code }) => question === 'would-help' && code === 'peers')).toHaveLength(
      1,
    );
    const rows = (await read('redcap-records')).filter(
      ({ redcap_event_name }) => redcap_event_name === `${doc.touchpoint}_arm_1`,
    );
    expect(rows).toHaveLength(9);
    expect(rows.map(({ would_help }) => would_help)).not.toContain('peers');
  });
});

describe('answers given to two versions, one of which the cohort adopted on the way', () => {
  const NEXT = changedProgram(CLP, (copy) => {
    withQuestion(copy, 'leadership-practice', 'since-then');
    const knowledge = questionIn(copy, 'leadership-practice', 'recent-weeks');
    knowledge.title = 'Other words for the same';
  });

  /** Everybody has answered everything; month 12 linked, and three of the unlinked, with the adopted version. */
  async function scene() {
    const before = staffWorld();
    const { path } = await answeredCohort(before);
    const world = staffWorld(before.ports, [NEXT]);
    const read = async (name: string) => readCsv((await world.call('GET', `${path}/files/${name}`)).text);
    const pairs = await read('matched-pairs');
    const adopted = await world.call('PUT', `${path}/program-version`, {
      body: { version: NEXT.version },
      headers: { 'if-match': '*' },
    });
    expect(adopted.status).toBe(200);
    const list = `${path.split('/').at(-1)}/responses`;
    const { items } = await world.ports.documents.list<Response>(list, 200);
    let unlinked = 0;
    for (const { key, version, doc } of items) {
      if (doc.touchpoint === 'satisfaction') unlinked += 1;
      if (doc.touchpoint !== 'month-12' && !(doc.touchpoint === 'satisfaction' && unlinked <= 3)) continue;
      const answers = doc.participantId ? { ...doc.answers, 'since-then': 'It is new.' } : doc.answers;
      const listed = { list, sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}` };
      const after = { ...doc, programVersion: NEXT.version, answers };
      await world.ports.documents.write([{ key, doc: after, expectedVersion: version, listed }]);
    }
    return { world, path, read, pairs };
  }

  it('stand in one wide file, each with the version that asked', async () => {
    const { read } = await scene();
    const wide = await read('responses-wide');
    for (const wave of ['baseline', 'month-3', 'month-12']) {
      const rows = wide.filter((row) => row.wave === wave);
      const isLate = wave === 'month-12';
      expect(new Set(rows.map(({ version }) => version))).toEqual(
        new Set([isLate ? NEXT.version : CLP.version]),
      );
      expect(new Set(rows.map((row) => row.leadership_practice__since_then))).toEqual(
        new Set([isLate ? 'It is new.' : '']),
      );
      for (const row of rows) expect(row.leadership_practice__recent_weeks__curious).not.toBe('');
    }
  });

  it('have a line in the codebook for each version of a column', async () => {
    const { read } = await scene();
    const lines = (await read('codebook')).filter(
      ({ column }) => column === 'leadership_practice__recent_weeks__curious',
    );
    expect(
      lines.map(({ version, question_text }) => [version, question_text === 'Other words for the same']),
    ).toEqual([
      [NEXT.version, true],
      [CLP.version, false],
    ]);
  });

  it('are scored and paired as before', async () => {
    const { read, pairs } = await scene();
    expect(pairs.length).toBeGreaterThan(0);
    expect(await read('matched-pairs')).toEqual(pairs);
  });

  it('of an unlinked wave do not say which version asked: that would tell when', async () => {
    const { read } = await scene();
    for (const name of ['responses-wide', 'responses-long', 'responses-wide-labels']) {
      const rows = (await read(name)).filter(({ wave }) => wave === 'satisfaction');
      expect(rows.length).toBeGreaterThan(5);
      expect(new Set(rows.map(({ version }) => version))).toEqual(new Set(['']));
    }
  });

  it('are not compared with other cohorts as if one version had asked them', async () => {
    const { world } = await scene();
    await answeredCohort(world, { title: 'Fall 2027' });
    const { scales } = (await world.call('GET', '/programs/clp/results')).json;
    const together = (of: string) =>
      scales.filter(
        ({ survey, together }: { survey: string; together?: object }) =>
          survey === of && together !== undefined,
      );
    expect(together('leadership-practice')).toEqual([]);
    expect(together('training-satisfaction')).not.toEqual([]);
  });
});

describe('an unlinked wave that all had answered when the cohort adopted other questions, before one more was enrolled', () => {
  const NEXT = changedProgram(CLP, (copy) => {
    withQuestion(copy, 'training-satisfaction', 'since-then');
    const content = questionIn(copy, 'training-satisfaction', 'content');
    if (content.type === 'matrix') content.columns.at(-1)!.text = 'I agree';
  });

  async function scene() {
    const before = staffWorld();
    const { clock, documents } = before.ports;
    const ports = { ...before.ports, clock: { moveTo: () => clock.moveTo(DURING_SATISFACTION) } };
    const { path } = await answeredCohort({ ...before, ports });
    const world = staffWorld(before.ports, [NEXT]);
    const adopted = await world.call('PUT', `${path}/program-version`, {
      body: { version: NEXT.version },
      headers: { 'if-match': '*' },
    });
    expect(adopted.status).toBe(200);
    const list = `${path.split('/').at(-1)}/responses`;
    const { items } = await documents.list<Response>(list, 200);
    const { doc } = items.find((one) => one.doc.touchpoint === 'satisfaction')!;
    const id = newResponseId(before.ports.random);
    const answers = { ...doc.answers, 'worth-the-time': 1, 'since-then': 'It is new.' };
    const late = { ...doc, id, programVersion: NEXT.version, answers };
    const listed = { list, sort: `${doc.touchpoint} ${doc.submittedAt} ${id}` };
    await documents.write([{ key: responseKey(id), doc: late, expectedVersion: 0, listed }]);
    clock.moveTo(AFTER_EVERYTHING);
    return { world, path };
  }

  it('has in no file what only that one was asked, or in which words', async () => {
    const { world, path } = await scene();
    for (const name of ['responses-wide', 'responses-wide-labels', 'responses-long', 'redcap-records']) {
      const { text } = await world.call('GET', `${path}/files/${name}`);
      expect(text).not.toContain('It is new.');
    }
    const wide = readCsv((await world.call('GET', `${path}/files/responses-wide`)).text);
    const rows = wide.filter(({ wave }) => wave === 'satisfaction');
    expect(rows).toHaveLength(10);
    expect(rows.every((row) => row.training_satisfaction__worth_the_time !== '')).toBe(true);
    const long = readCsv((await world.call('GET', `${path}/files/responses-long`)).text);
    const words = long.filter(({ question, code }) => question === 'content' && code === '5');
    expect(words.length).toBeGreaterThan(1);
    expect(new Set(words.map(({ label }) => label))).toEqual(new Set(['I agree']));
  });

  it('is in the words of the newer of the two, also when the cohort has had a third one since', async () => {
    const { world, path } = await scene();
    const third = changedProgram(NEXT, (copy) => withQuestion(copy, 'training-satisfaction', 'and-since'));
    const later = staffWorld(world.ports, [third]);
    const adopted = await later.call('PUT', `${path}/program-version`, {
      body: { version: third.version },
      headers: { 'if-match': '*' },
    });
    expect(adopted.status).toBe(200);
    const long = readCsv((await later.call('GET', `${path}/files/responses-long`)).text);
    const words = long.filter(({ question, code }) => question === 'content' && code === '5');
    expect(new Set(words.map(({ label }) => label))).toEqual(new Set(['I agree']));
  });
});
