import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CohortResults } from '../../../domain/results/cohort-results.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { CLP } from '../../support/builders.ts';
import { changedProgram, questionIn } from '../../support/changed-program.ts';
import { STAFF } from '../../support/http-call.ts';
import { answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const READER = { ...STAFF, scope: 'staff/read' };
const HOSTILE = '</h1><script>alert(1)</script><img src=x onerror=alert(1)>"\'{{7*7}}';

const scales = (results: CohortResults) => results.surveys.flatMap(({ scales: all }) => all);

describe('the results of a cohort', () => {
  it('are read with their uncertainty and the n of each', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const results: CohortResults = (await world.call('GET', `${path}/results`)).json;
    const vitality = scales(results).find(({ scale }) => scale === 'vitality')!;
    expect(vitality).toMatchObject({ title: 'Vitality', lowest: 1, highest: 7 });
    expect(vitality.changes.map(({ from, to }) => [from, to])).toEqual([
      ['baseline', 'month-3'],
      ['baseline', 'month-12'],
    ]);
    for (const change of vitality.changes) {
      expect(change).toMatchObject({ shown: true, n: 9 });
      if (change.shown) expect(change.lower < change.mean && change.mean < change.upper).toBe(true);
    }
    expect(results.rates.map(({ wave, rate }) => [wave, rate])).toEqual([
      ['baseline', 1],
      ['satisfaction', 1],
      ['month-3', 1],
      ['focus-group', 0],
      ['month-12', 1],
    ]);
    expect(results.items.every(({ wave }) => wave === 'satisfaction')).toBe(true);
  });

  it('of four people are not there', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world, { people: 4 });
    const results: CohortResults = (await world.call('GET', `${path}/results`)).json;
    const cells = scales(results).flatMap(({ waves, changes }) => [...waves, ...changes]);
    const all = [
      ...cells,
      ...results.items.map(({ result }) => result),
      ...results.texts.map(({ result }) => result),
    ];
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ shown }) => shown)).toEqual([]);
  });

  it('have no mean of a scale of which a few left out items: beside the items’ own it would tell what they answered', async () => {
    const world = staffWorld();
    let count = 0;
    const { path } = await answeredCohort(world, {
      answers: (drawn) => {
        if (typeof drawn.content !== 'object' || Array.isArray(drawn.content)) return drawn;
        count += 1;
        const { level, ...rest } = drawn.content;
        return count === 1 ? { ...drawn, content: rest } : { ...drawn, content: { ...rest, level: level! } };
      },
    });
    const results: CohortResults = (await world.call('GET', `${path}/results`)).json;
    const waves = (scale: string) => scales(results).find((one) => one.scale === scale)!.waves;
    expect(waves('content')).toEqual([{ wave: 'satisfaction', shown: false, why: 'would-single-out' }]);
    expect(waves('facilitation')[0]).toMatchObject({ shown: true, n: 9 });
  });

  it('have no mean of a scale of which a few left out nothing: less the items’ own it would be theirs', async () => {
    const world = staffWorld();
    let count = 0;
    const { path } = await answeredCohort(world, {
      people: 12,
      answers: (drawn) => {
        const { content, facilitation } = drawn;
        if (typeof content !== 'object' || typeof facilitation !== 'object') return drawn;
        const without = (answer: object, index: number) =>
          Object.fromEntries(Object.entries(answer).filter((_, at) => at !== index));
        count += 1;
        return {
          ...drawn,
          // Each of eleven left out one, not all the same; the twelfth none.
          content: count === 1 ? content : without(content, count % 2),
          facilitation: count <= 5 ? facilitation : without(facilitation, count % 2),
        };
      },
    });
    const results: CohortResults = (await world.call('GET', `${path}/results`)).json;
    const waves = (scale: string) => scales(results).find((one) => one.scale === scale)!.waves;
    expect(results.items.filter(({ result }) => !result.shown)).toEqual([]);
    expect(waves('content')).toEqual([{ wave: 'satisfaction', shown: false, why: 'would-single-out' }]);
    expect(waves('facilitation')[0]).toMatchObject({ shown: true, n: 12 });
  });

  it('name who is missing only to those who may know, and texts only to those who may read them (I8)', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const coordinator = (await world.call('GET', `${path}/results`)).json;
    const focusGroup = coordinator.rates.find(({ wave }: { wave: string }) => wave === 'focus-group');
    expect(focusGroup.missing.map(({ name }: { name: string }) => name)).toEqual(
      Array.from({ length: 9 }, (_, index) => `Dr. Ada Okafor ${index}`),
    );
    expect(focusGroup.missing).toContainEqual(
      expect.objectContaining({ name: 'Dr. Ada Okafor 0', outcome: 'missed' }),
    );
    expect(coordinator.texts.length).toBeGreaterThan(0);
    const less = await world.call('GET', `${path}/results`, { claims: READER });
    expect(less.text).not.toContain('Dr. Ada');
    expect(less.json.rates[0]).not.toHaveProperty('missing');
    expect(less.json).not.toHaveProperty('texts');
  });

  describe('that has adopted a version with other questions and words', () => {
    const NEXT = changedProgram(CLP, (copy) => {
      questionIn(copy, 'training-satisfaction', 'worth-the-time').title = 'Would you come again?';
      questionIn(copy, 'training-satisfaction', 'change').name = 'next-time';
    });

    /** Before it and after; forty people have answered everything. */
    async function scene() {
      const world = staffWorld();
      const { path } = await answeredCohort(world, { people: 40 });
      const read = async (): Promise<CohortResults> => (await world.call('GET', `${path}/results`)).json;
      const before = await read();
      const adopted = await staffWorld(world.ports, [NEXT]).call('PUT', `${path}/program-version`, {
        body: { version: NEXT.version },
        headers: { 'if-match': '*' },
      });
      expect(adopted.status).toBe(200);
      return { world, path, read, before };
    }

    const countOf = ({ texts }: CohortResults, of: string) =>
      texts.flatMap(({ question, result }) => (question === of && result.shown ? result.texts : [])).length;

    it('keep what was asked, in the words in which it was', async () => {
      const { world, path, read, before } = await scene();
      const { items, texts } = before;
      expect(countOf(before, 'change')).toBeGreaterThan(7);
      expect(await read()).toMatchObject({ programVersion: NEXT.version, items, texts });
      const report = (await world.call('GET', `${path}/report`)).text;
      expect(report).toContain('Were the two days worth your time?');
    });

    it('count together what both asked', async () => {
      const { world, path, read, before } = await scene();
      const list = `${path.split('/').at(-1)}/responses`;
      const { items } = await world.ports.documents.list<Response>(list, 200);
      const late = items.filter(({ doc }) => doc.touchpoint === 'satisfaction').slice(0, 20);
      for (const { key, version, doc } of late) {
        const { change, ...others } = doc.answers;
        const answers = { ...others, 'next-time': 'Longer breaks.' };
        const listed = { list, sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}` };
        const after = { ...doc, programVersion: NEXT.version, answers };
        await world.ports.documents.write([{ key, doc: after, expectedVersion: version, listed }]);
      }
      const results = await read();
      const isWorth = ({ question }: { question: string }) => question === 'worth-the-time';
      expect(results.items.filter(isWorth).map(({ title, result }) => [title, result])).toEqual(
        before.items.filter(isWorth).map(({ result }) => ['Would you come again?', result]),
      );
      expect(countOf(results, 'next-time')).toBe(20);
      expect(results.texts.map(({ question }) => question)).toContain('change');
    });
  });

  it('of an empty cohort are empty', async () => {
    const world = staffWorld();
    const path = await world.cohort();
    const { status, json } = await world.call('GET', `${path}/results`);
    expect(status).toBe(200);
    expect(json.enrolled).toBe(0);
    expect((await world.call('GET', `${path}/report`)).status).toBe(200);
  });
});

describe('who is missing', () => {
  it('is read by name, also where all of a file were enrolled at one moment', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world, { people: 11 });
    const { json } = await world.call('GET', `${path}/results`);
    const wave = json.rates.find((one: { wave: string }) => one.wave === 'focus-group');
    expect(wave.missing.map(({ name }: { name: string }) => name)).toEqual(
      Array.from({ length: 11 }, (_, index) => `Dr. Ada Okafor ${index}`),
    );
  });
});

describe('the cohorts of a program', () => {
  it('stand side by side, and are summed up where they were asked the same', async () => {
    const world = staffWorld();
    await answeredCohort(world, { people: 6, title: 'One' });
    await answeredCohort(world, { people: 7, title: 'Two' });
    await answeredCohort(world, { people: 3, title: 'Three' });
    const { json, text } = await world.call('GET', '/programs/clp/results');
    expect(json.cohorts.map(({ title, enrolled }: CohortResults) => [title, enrolled])).toEqual([
      ['One', 6],
      ['Two', 7],
      ['Three', 3],
    ]);
    const change = json.scales.find(
      (row: { scale: string; wave: string; of: string }) =>
        row.scale === 'vitality' && row.wave === 'month-3' && row.of === 'change',
    );
    expect(change.cohorts.map(({ n, why }: { n?: number; why?: string }) => n ?? why)).toEqual([
      6,
      7,
      'too-few',
    ]);
    expect(change.together).toMatchObject({ cohorts: 2, n: 13 });
    expect(text).not.toContain('Dr. Ada');
  });

  it('are those of this program only', async () => {
    const world = staffWorld();
    await world.cohort();
    expect((await world.call('GET', '/programs/nothing/results')).status).toBe(404);
    expect((await world.call('GET', '/programs/clp/results')).json.cohorts).toHaveLength(1);
  });

  it('stay side by side where the files of their program are gone', async () => {
    const world = staffWorld();
    await world.cohort();
    const later = staffWorld(world.ports, []);
    const { status, json } = await later.call('GET', '/programs/clp/results');
    expect({ status, cohorts: json.cohorts?.length }).toEqual({ status: 200, cohorts: 1 });
  });
});

describe('the report', () => {
  it('says every n, and draws nothing without a table beside it', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const { status, headers, text } = await world.call('GET', `${path}/report`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)!.length).toBe(3);
    expect(text.match(/<caption>/g)!.length).toBeGreaterThan(10);
    expect(text).toContain('Vitality (1 to 7)');
    expect(text).toMatch(/<th scope="row">Vitality<\/th><td class="n">9<\/td>/);
    expect(text).toContain('No group of fewer than 5 people');
  });

  it('fetches nothing, runs nothing, and has one stylesheet, which its policy names', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const { headers, text } = await world.call('GET', `${path}/report`);
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<script|<link|<img|\sstyle=|\son\w+=|url\(|https?:/);
  });

  it('is inert whatever people are called and have written (S8)', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world, {
      name: () => HOSTILE,
      title: HOSTILE,
      answers: (drawn) => ({ ...drawn, keep: HOSTILE, change: HOSTILE }),
    });
    const { text } = await world.call('GET', `${path}/report`);
    expect(text).not.toMatch(/<script|<img|onerror=[^a]/);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text.match(/<h1>/g)).toHaveLength(1);
  });

  it('says the day it is for the cohort, in the evening, too', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    world.ports.clock.moveTo('2028-12-02T02:30:00.000Z' as CohortResults['asOf']);
    expect((await world.call('GET', `${path}/report`)).text).toContain('As of 2028-12-01.');
  });

  it('has no names for those who may not know them', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    expect((await world.call('GET', `${path}/report`)).text).toContain('Dr. Ada Okafor 0');
    const less = await world.call('GET', `${path}/report`, { claims: READER });
    expect(less.text).not.toContain('Dr. Ada');
    expect(less.text).not.toContain('alphabetical order');
  });
});
