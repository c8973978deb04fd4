import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { BOM } from '../../../domain/files/csv.ts';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import { CLP } from '../../support/builders.ts';
import { STAFF } from '../../support/http-call.ts';
import { readCsv } from '../../support/reading/read-csv.ts';
import { answeredCohort } from '../../support/scenes/answered-cohort.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';

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
const texts = () => {
  asked += 1;
  return Object.fromEntries(
    TEXTS.map((name, index) => [name, `${HOSTILE[(asked + index) % HOSTILE.length]!}\n=2+2\tthe end`]),
  );
};

describe('the files of a cohort', () => {
  it('are listed with what the caller gets', async () => {
    const world = staffWorld();
    const path = await world.cohort();
    const { json } = await world.call('GET', `${path}/files`);
    expect(json.items.map(({ name }: { name: string }) => name)).toEqual(NAMES);
    expect(json).toMatchObject({ identities: true, freeText: true });
    const { json: less } = await world.call('GET', `${path}/files`, { claims: ANALYST });
    expect(less).toMatchObject({ identities: false, freeText: true });
    expect((await world.call('GET', `${path}/files`, { claims: READER })).status).toBe(403);
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

describe('who may read what', () => {
  it('a reader gets no file, an analyst texts without names, a coordinator both (I8)', async () => {
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
