import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { BOM } from '../../../domain/files/csv.ts';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { programKey } from '../../../domain/program.ts';
import type { Response } from '../../../domain/response.ts';
import type { Answers } from '../../../domain/survey.ts';
import { inParts } from '../../../functions/middleware/in-parts.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import type { Stored } from '../../../platform/ports.ts';
import { answeredCohort } from '../../support/answered-cohort.ts';
import { CLP, PROGRAMS } from '../../support/builders.ts';
import { STAFF, testClient } from '../../support/http-call.ts';
import { readCsv } from '../../support/read-csv.ts';
import { type StaffWorld, staffWorld } from '../../support/staff.ts';

const READER = { ...STAFF, scope: 'staff/read' };
const ANALYST = { ...STAFF, scope: 'staff/read staff/results' };
const NAMES = DATA_FILES.map(({ name }) => name);

const HOSTILE = [
  "=cmd|'/C calc'!A0",
  '+1',
  '-1+1',
  '@SUM(A1)',
  "'=1",
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as somebody types it
  '{{7*7}} ${7*7}',
  'a;=1+1',
  '", =1 "',
];

/** Every text of its surveys and every name is hostile. */
const hostileCohort = (world: StaffWorld) =>
  answeredCohort(world, {
    people: HOSTILE.length,
    name: (index) => HOSTILE[index]!,
    title: HOSTILE[0]!,
    answers: (drawn) => ({ ...drawn, ...texts() }),
  });

let asked = 0;
const TEXTS = Object.values(CLP.surveys)
  .flatMap(({ pages }) => pages.flatMap(({ elements }) => elements))
  .filter(({ type }) => type === 'comment')
  .map(({ name }) => name);
const texts = () =>
  Object.fromEntries(TEXTS.map((name) => [name, `${HOSTILE[asked++ % HOSTILE.length]!}\n=2+2\tthe end`]));

describe('the files of a cohort', () => {
  it('are listed with what the caller gets', async () => {
    const world = staffWorld();
    const path = await world.cohort();
    const { json } = await world.call('GET', `${path}/files`);
    expect(json.items.map(({ name }: { name: string }) => name)).toEqual(NAMES);
    expect(json).toMatchObject({ identities: true, freeText: true });
    const { json: less } = await world.call('GET', `${path}/files`, { claims: READER });
    expect(less).toMatchObject({ identities: false, freeText: false });
  });

  it.each(NAMES)('%s comes as an attachment whose name tells nothing about anybody', async (name) => {
    const world = staffWorld();
    const { path } = await hostileCohort(world);
    const { status, headers, text } = await world.call('GET', `${path}/files/${name}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="clp-${path.split('/').at(-1)}-${name}.csv"`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(text.startsWith(BOM)).toBe(!name.startsWith('redcap'));
    expect(text.replace(BOM, '').endsWith('\r\n')).toBe(true);
  });

  it.each(NAMES)('%s is inert whatever people are called and have written (S8, S9)', async (name) => {
    const world = staffWorld();
    const { path } = await hostileCohort(world);
    const { text } = await world.call('GET', `${path}/files/${name}`);
    const rows: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
    expect(rows.length).toBeGreaterThan(1);
    for (const cell of rows.flat()) {
      if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/(^|[;\t\r\n])[\s"]*[=+\-@]/);
    }
  });

  it('have names and texts exactly as they were, once read again', async () => {
    const world = staffWorld();
    const { path } = await hostileCohort(world);
    const roster = readCsv((await world.call('GET', `${path}/files/roster`)).text);
    expect(roster.map(({ name }) => name).sort()).toEqual(HOSTILE.toSorted());
    const long = readCsv((await world.call('GET', `${path}/files/responses-long`)).text);
    const written = new Set(long.map(({ text }) => text).filter((text) => text !== ''));
    expect([...written].sort()).toEqual(HOSTILE.map((text) => `${text}\n=2+2\tthe end`).sort());
  });

  it('that do not exist are not found, nor those of no cohort', async () => {
    const world = staffWorld();
    const path = await world.cohort();
    expect((await world.call('GET', `${path}/files/secrets`)).status).toBe(404);
    expect((await world.call('GET', '/cohorts/c-zzzzzzzzzzzzzzzz/files/roster')).status).toBe(404);
    expect((await world.call('GET', `${path}/files/..%2Froster`)).status).toBe(422);
  });
});

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

describe('who may read what', () => {
  it('a reader gets neither names nor texts, an analyst texts, a coordinator both (I8)', async () => {
    const world = staffWorld();
    const { path, people } = await answeredCohort(world);
    const has = async (claims: Record<string, unknown>) => {
      const all = await Promise.all(
        NAMES.map(async (name) => (await world.call('GET', `${path}/files/${name}`, { claims })).text),
      );
      const text = all.join('\n');
      return [
        text.includes('Dr. Ada'),
        people.some((id) => text.includes(id)),
        text.includes('Peer mentoring was'),
      ];
    };
    expect(await has(READER)).toEqual([false, false, false]);
    expect(await has(ANALYST)).toEqual([false, false, true]);
    expect(await has(STAFF)).toEqual([true, true, true]);
  });
});

describe('pseudonyms', () => {
  const keysOf = async ({ call }: StaffWorld, path: string) =>
    readCsv((await call('GET', `${path}/files/roster`)).text).map(({ participant }) => participant!);

  it('are the same in every file of a cohort, and say nothing of the cohort’s secret', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const first = await keysOf(world, path);
    expect(await keysOf(world, path)).toEqual(first);
    const { secret } = (await world.ports.documents.get<{ secret: string }>(
      `pseudonyms#${path.split('/').at(-1)}`,
    ))!.doc;
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    for (const name of NAMES) {
      expect((await world.call('GET', `${path}/files/${name}`)).text).not.toContain(secret);
    }
  });

  it('are others once the secret is another', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const before = await keysOf(world, path);
    const key = `pseudonyms#${path.split('/').at(-1)}`;
    await world.ports.documents.write([{ key, doc: undefined, expectedVersion: 1 }]);
    const after = await keysOf(world, path);
    expect(after.filter((one) => before.includes(one))).toEqual([]);
  });

  it('are agreed upon by two who ask first at the same moment', async () => {
    const world = staffWorld();
    const { path } = await answeredCohort(world);
    const [one, other] = await Promise.all([keysOf(world, path), keysOf(world, path)]);
    expect(one).toEqual(other);
  });
});

describe('behind a gateway that cannot stream', () => {
  const world = staffWorld();
  const context = { ...world.ports, programs: PROGRAMS, publicHolidays };
  const call = testClient(
    inParts(
      staffApi(() => context),
      20_000,
    ),
  );
  const next = (link: string | undefined) => /<[^?]*\?([^>]*)>; rel="next"/.exec(link ?? '')?.[1];

  it('comes in parts that are the file when they are joined', async () => {
    const { path } = await answeredCohort(world);
    const url = `${path}/files/responses-long`;
    const whole = await world.call('GET', url);
    let query: string | undefined = '';
    const parts: string[] = [];
    while (query !== undefined) {
      const part = await call('GET', url, { query });
      expect(part.status).toBe(200);
      parts.push(part.text);
      query = next(part.headers.link);
    }
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.join('')).toBe(whole.text);
  });

  it('says so when the file has changed between two parts', async () => {
    const { path } = await answeredCohort(world);
    const url = `${path}/files/responses-long`;
    const first = await call('GET', url);
    const { items } = await world.ports.documents.list<object>(`${path.split('/').at(-1)}/responses`, 9);
    await world.ports.documents.write(
      items.map(({ key, version }) => ({ key, doc: undefined, expectedVersion: version })),
    );
    const second = await call('GET', url, { query: next(first.headers.link)! });
    expect(second).toMatchObject({ status: 409, json: { type: '/problems/changed-meanwhile' } });
  });

  it('says so before the last part too, also where the file is as long as before', async () => {
    const comment = CLP.surveys['leadership-practice']!.pages.flatMap(({ elements }) => elements).find(
      ({ type }) => type === 'comment',
    )!.name;
    const said = (words: string) => (drawn: Answers) => ({ ...drawn, [comment]: words });
    const { path } = await answeredCohort(world, { answers: said('before') });
    const url = `${path}/files/responses-long`;
    let query = next((await call('GET', url)).headers.link)!;
    for (;;) {
      const further = next((await call('GET', url, { query })).headers.link);
      if (further === undefined) break;
      query = further;
    }
    const { items } = await world.ports.documents.list<Response>(`${path.split('/').at(-1)}/responses`, 9);
    await world.ports.documents.write(
      items.map(({ key, version, doc }) => ({
        key,
        doc: { ...doc, answers: said('behind')(doc.answers) },
        expectedVersion: version,
        listed: {
          list: `${doc.cohortId}/responses`,
          sort: `${doc.touchpoint} ${doc.submittedAt} ${doc.id}`,
        },
      })),
    );
    expect((await call('GET', url, { query })).status).toBe(409);
  });

  it('refuses a part that it never named, and leaves other answers as they are', async () => {
    const { path } = await answeredCohort(world);
    const part = await call('GET', `${path}/files/roster`, { query: 'part=12' });
    expect(part).toMatchObject({ status: 400, json: { type: '/problems/part' } });
    const made = await call('GET', `${path}/files/roster`, { query: `part=999999.${'0'.repeat(64)}` });
    expect(made.status).toBe(409);
    expect((await call('GET', path)).status).toBe(200);
    expect((await call('GET', `${path}/files/roster`, { claims: undefined })).status).toBe(401);
  });
});
