import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { VersionConflict } from '../../../domain/errors.ts';
import type { Participant } from '../../../domain/participants/participant.ts';
import { testPorts } from '../../support/ports.ts';
import { type StaffWorld, staffWorld } from '../../support/scenes/staff.ts';

interface Sent {
  query?: string;
  contentType?: string;
}

const upload = (
  world: StaffWorld,
  cohort: string,
  file: string | Buffer,
  { query = '', contentType }: Sent = {},
) =>
  world.call('POST', `${cohort}/imports`, {
    rawBody: Buffer.from(file).toString('base64'),
    isBase64Encoded: true,
    query,
    headers: { 'content-type': contentType ?? 'text/csv' },
  });

/** Repeats the call until the file is in, as the console does. */
async function importAll(world: StaffWorld, cohort: string, file: string | Buffer) {
  for (let calls = 1; ; calls += 1) {
    const answer = await upload(world, cohort, file, { query: 'dryRun=false' });
    if (answer.status !== 200 || answer.json.finished) return { ...answer, calls };
  }
}

async function undoAll(world: StaffWorld, cohort: string, id: string) {
  for (;;) {
    const answer = await world.call('POST', `${cohort}/imports/${id}/undo`);
    if (answer.status !== 200 || answer.json.enrolled === 0) return answer;
  }
}

const people = (count: number, name = 'Dr. Ada Okafor'): string =>
  `name,email\n${Array.from({ length: count }, (_, n) => `${name},ada.${n + 1}@hospital.example\n`).join('')}`;

async function world() {
  const made = staffWorld();
  return { made, cohort: await made.cohort() };
}

const faultsOf = async (file: string | Buffer, sent: Sent = {}) => {
  const { made, cohort } = await world();
  const before = made.ports.everything();
  const answer = await upload(made, cohort, file, { query: 'dryRun=false', ...sent });
  expect(made.ports.everything()).toBe(before);
  return {
    status: answer.status,
    faults: (answer.json.errors ?? []).map(
      (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
    ),
    text: answer.text,
  };
};

describe('a CSV file that is refused', () => {
  it.each([
    ['C1 nothing', '', [' no-rows']],
    ['C1 a header only', 'name,email\n', [' no-rows']],
    ['C4 semicolons', 'name;email\nA;a@x.org\n', [' delimiter']],
    ['C4 tabs', 'name\temail\nA\ta@x.org\n', [' delimiter']],
    ['C6 an unclosed quote', 'name,email\nA,a@x.org\n"B,b@x.org\nC,c@x.org\n', ['/rows/3 quote']],
    ['C6 a quote in a cell', 'name,email\nA "B" C,a@x.org\n', ['/rows/2 quote']],
    ['C7 more or less', 'name,email\nA\nB,b@x.org,\nC,c@x.org\n', ['/rows/2 columns', '/rows/3 columns']],
    ['C8', 'name,email,email\nA,a@x.org,b@x.org\n', ['/columns/3 duplicate-header']],
    ['C10', 'name,email,ssn\nA,a@x.org,1\n', ['/columns/3 unknown-header']],
    ['no address', 'name\nA\n', ['/columns required']],
    [
      'C11 in another spelling',
      'name,email\nA,a@x.org\nB,b@x.org\nC,A@X.org\n',
      ['/rows/2/email duplicate-row', '/rows/4/email duplicate-row'],
    ],
    [
      'C15',
      'name,email,awayUntil\nA,a@x.org,45321\nB,b@x.org,3-Feb\nC,c@x.org,2026-02-30\nD,d@x.org,2020-01-01\n',
      [
        '/rows/2/awayUntil date-format',
        '/rows/3/awayUntil date-format',
        '/rows/4/awayUntil date',
        '/rows/5/awayUntil past',
      ],
    ],
    ['C20 lone CR', 'name,email\rA,a@x.org\r', [' line-ending']],
    ['C20 a trailing comma', 'name,email\nA,a@x.org,\n', ['/rows/2 columns']],
    ['consent that is not yes', 'name,email,consent\nA,a@x.org,no\n', ['/rows/2/consent type']],
    ['not UTF-8', Buffer.from('name,email\nDr. Zo\xeb,z@x.org\n', 'latin1'), [' encoding']],
  ])('%s', async (_, file, faults) => {
    expect(await faultsOf(file)).toMatchObject({ status: 422, faults });
  });

  it('C4 tells which separator and which encoding were seen; said, they are accepted', async () => {
    const semicolons = Buffer.from('name;email\nDr. Zo\xeb;z@x.org\n', 'latin1');
    expect((await faultsOf('name;email\nA;a@x.org\n')).text).toContain('semicolon');
    expect((await faultsOf(semicolons)).text).toContain('windows-1252');
    const { made, cohort } = await world();
    const query = 'separator=semicolon&encoding=windows-1252&dryRun=false';
    expect((await upload(made, cohort, semicolons, { query })).json).toMatchObject({
      enrolled: 1,
      finished: true,
    });
    expect(made.ports.stored<Participant>('participant')[0]!.name).toBe('Dr. Zoë');
  });

  it.each(['utf-8', 'windows-1252'])(
    'C4 whose letters a gateway has lost, because it read another encoding as text: %s said',
    async (encoding) => {
      const { made, cohort } = await world();
      const asGiven = Buffer.from('name,email\nDr. Zo\xeb,z@x.org\n', 'latin1');
      const answer = await made.call('POST', `${cohort}/imports`, {
        rawBody: asGiven.toString('utf8'),
        query: `encoding=${encoding}&dryRun=false`,
        headers: { 'content-type': 'text/csv' },
      });
      expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer: '', code: 'encoding' }] } });
      expect(made.ports.stored('participant')).toEqual([]);
    },
  );

  it('C4 that was cut off in the middle of a letter', async () => {
    const { made, cohort } = await world();
    const whole = Buffer.from('\uFEFFemail,name\nz@x.org,Dr. Zoë', 'utf16le');
    const query = 'encoding=utf-16le&dryRun=false';
    const answer = await upload(made, cohort, whole.subarray(0, -1), { query });
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer: '', code: 'encoding' }] } });
    expect(made.ports.stored('participant')).toEqual([]);
  });

  it('C12 with 2,001 rows, or more than 1 MiB', async () => {
    expect((await faultsOf(people(2001))).status).toBe(413);
    expect((await faultsOf('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await faultsOf('x'.repeat(1024 * 1024))).status).toBe(422);
  });

  it('C12 with more than 10,000 lines, blank ones too: half a million would keep everybody waiting', async () => {
    const blank = (lines: number) => `name,email\n${'\n'.repeat(lines - 2)}A\n`;
    expect(await faultsOf(blank(10_000))).toMatchObject({ status: 422, faults: ['/rows/10000 columns'] });
    expect((await faultsOf(blank(10_001))).status).toBe(413);
    expect((await faultsOf(blank(1_000_000))).status).toBe(413);
  });

  it('C10 with more than 100 columns, which are not looked at one by one', async () => {
    const wide = (columns: number) => `${Array.from({ length: columns }, (_, n) => `c${n}`)}\nA\n`;
    expect((await faultsOf(wide(100))).faults).toHaveLength(100);
    expect((await faultsOf(wide(101))).faults).toEqual(['/columns columns']);
    expect((await faultsOf(wide(100_000))).faults).toEqual(['/columns columns']);
  });

  it('C17 for one bad row in 200, and lists at most 100 of many', async () => {
    const lines = people(200).split('\n');
    lines[57] = 'Dr. Bad,not-an-address';
    expect(await faultsOf(lines.join('\n'))).toMatchObject({ status: 422, faults: ['/rows/58/email email'] });
    const bad = people(200).replaceAll('@hospital.example', '');
    expect((await faultsOf(bad)).faults).toHaveLength(100);
  });

  it('C14, C17 a fault names row and code, never what stands there', async () => {
    const { text, faults } = await faultsOf('name,email\n<img src=x onerror=alert(1)>,<b>@x\n');
    expect(faults).toEqual(['/rows/2/email email']);
    expect(text).not.toContain('<');
  });

  it('is CSV, for a cohort that is there', async () => {
    expect((await faultsOf('{}', { contentType: 'application/json' })).status).toBe(415);
    const { made } = await world();
    expect((await upload(made, '/cohorts/c-zzzzzzzzzzzzzzzz', people(1))).status).toBe(404);
  });
});

describe('a CSV file that is accepted', () => {
  it.each([
    ['C2 with a BOM', `\uFEFFname,email\nA,a@x.org\n`, 'A'],
    ['C5 with quotes in a cell', 'name,email\n"Dr. ""Ada"", MD",a@x.org\n', 'Dr. "Ada", MD'],
    ['C14 with markup', 'name,email\n<img src=x onerror=alert(1)>,a@x.org\n', '<img src=x onerror=alert(1)>'],
    ['C20 with CRLF and blank lines', 'name,email\r\nA,a@x.org\r\n\r\n\r\n', 'A'],
  ])('%s, exactly', async (_, file, name) => {
    const { made, cohort } = await world();
    expect((await importAll(made, cohort, file)).json).toMatchObject({ rows: 1, enrolled: 1 });
    expect(made.ports.stored<Participant>('participant').map((one) => one.name)).toEqual([name]);
  });

  it('unless told otherwise only says what would happen, row by row', async () => {
    const { made, cohort } = await world();
    await made.participant(cohort, { email: 'ADA.2@hospital.example' });
    const before = made.ports.everything();
    const { json } = await upload(made, cohort, people(3));
    expect(json).toMatchObject({
      dryRun: true,
      separator: 'comma',
      encoding: 'utf-8',
      rows: 3,
      new: 2,
      known: 1,
    });
    expect(json.report).toEqual([
      { row: 2, result: 'new' },
      { row: 3, result: 'known' },
      { row: 4, result: 'new' },
    ]);
    expect(made.ports.everything()).toBe(before);
  });

  it('enrolls everybody as the form does, with a journey that is started', async () => {
    const { made, cohort } = await world();
    const file =
      'name,email,timeZone,consent,awayUntil\nA,a@x.org,Europe/Paris,yes,2026-12-01\nB,b@x.org,,,\n';
    await importAll(made, cohort, file);
    const [a, b] = made.ports
      .stored<Participant>('participant')
      .toSorted((x, y) => (x.name < y.name ? -1 : 1));
    expect(a).toMatchObject({
      timeZone: 'Europe/Paris',
      consentedAt: expect.any(String),
      awayUntil: '2026-12-01',
    });
    expect(b).toMatchObject({ timeZone: 'America/New_York' });
    expect(b).not.toHaveProperty('consentedAt');
    expect(made.ports.started.map(({ participantId }) => participantId).sort()).toEqual(
      [a!.id, b!.id].sort(),
    );
  });

  it('C18 again has the same id and enrolls nobody, and so has a longer one for those it had', async () => {
    const { made, cohort } = await world();
    const first = await importAll(made, cohort, people(60));
    expect(first).toMatchObject({ calls: 4, json: { enrolled: 60, done: 60, known: 0 } });
    const before = made.ports.everything();
    expect((await importAll(made, cohort, people(60))).json).toEqual(first.json);
    expect(made.ports.everything()).toBe(before);
    expect((await importAll(made, cohort, people(70))).json).toMatchObject({ enrolled: 10, known: 60 });
  });

  it('C18 never undoes what was decided by hand: corrected, moved to another address, withdrawn', async () => {
    const { made, cohort } = await world();
    await importAll(made, cohort, people(3));
    const ids = made.ports.stored<Participant>('participant').map(({ id }) => id);
    const path = (index: number) => `${cohort}/participants/${ids[index]}`;
    const headers = { 'if-match': '*' };
    await made.call('PATCH', path(0), { body: { name: 'Dr. Corrected' }, headers });
    await made.call('PATCH', path(1), { body: { email: 'elsewhere@hospital.example' }, headers });
    await made.call('POST', `${path(2)}/withdrawal`);
    const before = made.ports.stored('participant');
    await importAll(made, cohort, people(3));
    expect((await importAll(made, cohort, people(3, 'Dr. Wrong'))).json).toMatchObject({
      enrolled: 0,
      known: 3,
    });
    expect(made.ports.stored('participant')).toEqual(before);
  });

  it('F62 after a crash before or after any write it goes on where it was, and nobody is there twice', async () => {
    for (const when of ['before', 'after']) {
      let crashes = 0;
      const made = staffWorld(
        testPorts({
          wrap: (documents) => ({
            ...documents,
            async write(puts) {
              const isImport = puts.some(({ key }) => key.startsWith('import#'));
              crashes += isImport ? 1 : 0;
              const dies = isImport && crashes % 2 === 1;
              if (!dies || when === 'after') await documents.write(puts);
              if (dies) throw new Error('died');
            },
          }),
        }),
      );
      const cohort = await made.cohort();
      let answer = await upload(made, cohort, people(200), { query: 'dryRun=false' });
      for (let call = 0; call < 40 && !answer.json.finished; call += 1) {
        answer = await upload(made, cohort, people(200), { query: 'dryRun=false' });
      }
      expect(answer.json).toMatchObject({ finished: true, enrolled: 200 });
      const stored = made.ports.stored<Participant>('participant');
      expect(new Set(stored.map(({ email }) => email)).size).toBe(200);
      expect(stored).toHaveLength(200);
    }
  });

  it('two uploads of one file at once enroll each person once', async () => {
    const { made, cohort } = await world();
    await Promise.all([importAll(made, cohort, people(60)), importAll(made, cohort, people(60))]);
    expect(made.ports.stored('participant')).toHaveLength(60);
  });

  it('and a form that is faster: the row is known', async () => {
    let enroll: (() => Promise<unknown>) | undefined;
    const made = staffWorld(
      testPorts({
        wrap: (documents) => ({
          ...documents,
          async write(puts) {
            const first = puts.some(({ key }) => key.startsWith('import#')) && enroll;
            if (first) {
              enroll = undefined;
              await first();
              throw new VersionConflict(
                puts.map(({ key }) => key).filter((key) => key.startsWith('mailbox#')),
              );
            }
            await documents.write(puts);
          },
        }),
      }),
    );
    const cohort = await made.cohort();
    enroll = () => made.participant(cohort, { email: 'ada.1@hospital.example' });
    expect((await importAll(made, cohort, people(2))).json).toMatchObject({ enrolled: 1, known: 1 });
  });
});

describe('the list of imports', () => {
  it('has every file of the cohort, the oldest first, with counts and nobody’s data', async () => {
    const { made, cohort } = await world();
    const first = await importAll(made, cohort, people(2));
    await made.call('POST', `${cohort}/imports/${first.json.importId}/undo`);
    made.ports.clock.moveTo('2026-11-22T16:00:00.000Z' as Instant);
    const second = await upload(made, cohort, people(60), { query: 'dryRun=false' });
    await importAll(made, await made.cohort({ title: 'Another' }), people(1));
    const { json, text } = await made.call('GET', `${cohort}/imports`, { query: 'limit=1' });
    expect(json.items).toMatchObject([{ importId: first.json.importId, undone: 2, kept: 0, enrolled: 0 }]);
    expect(text).not.toMatch(/p-|[0-9a-f]{64}/);
    const rest = await made.call('GET', `${cohort}/imports`, { query: `cursor=${json.cursor}` });
    expect(rest.json.items).toEqual([second.json]);
    expect(second.json).toMatchObject({ done: 19, rows: 60, finished: false });
  });
});

describe('undoing an import', () => {
  it('takes back exactly those who have not been written to, and frees their addresses', async () => {
    const { made, cohort } = await world();
    const { json } = await importAll(made, cohort, people(70));
    const [written, away] = made.ports.stored<Participant>('participant');
    const key = `participant#${written!.id}`;
    const at = '2026-11-22T15:00:00.000Z' as Instant;
    const name = { touchpoint: 'baseline', kind: 'invitation', number: 1, plannedAt: at } as const;
    const { version } = (await made.ports.documents.get(key))!;
    const sent: Participant = { ...written!, contacts: [{ ...name, state: 'sent', at, messageId: 'm' }] };
    await made.ports.documents.write([{ key, doc: sent, expectedVersion: version }]);
    await made.call('POST', `${cohort}/participants/${away!.id}/withdrawal`);
    const undone = await undoAll(made, cohort, json.importId);
    expect(undone.json).toMatchObject({ undone: 68, kept: 2, enrolled: 0 });
    const active = made.ports
      .stored<Participant>('participant')
      .filter(({ status }) => status.kind === 'active');
    expect(active.map(({ id }) => id)).toEqual([written!.id]);
    expect(made.ports.stored('mailbox')).toHaveLength(2);
    const stored = made.ports.everything();
    expect((await undoAll(made, cohort, json.importId)).json).toEqual(undone.json);
    expect(made.ports.everything()).toBe(stored);
    const again = await importAll(made, cohort, people(70));
    expect(again.json).toMatchObject({ importId: json.importId, finished: true, known: 2, enrolled: 70 });
  });

  it('and what would happen is said as it happens then: those taken back are new again', async () => {
    const { made, cohort } = await world();
    const { json } = await importAll(made, cohort, people(3));
    const [kept] = made.ports.stored<Participant>('participant');
    await made.call('POST', `${cohort}/participants/${kept!.id}/withdrawal`);
    await undoAll(made, cohort, json.importId);
    const report = await upload(made, cohort, people(3));
    expect(report.json).toMatchObject({ dryRun: true, rows: 3, new: 2, known: 1 });
    const again = await importAll(made, cohort, people(3));
    expect(again.json).toMatchObject({ finished: true, known: 1 });
  });

  it('half undone, nothing is imported from the file', async () => {
    const { made, cohort } = await world();
    const { json } = await importAll(made, cohort, people(40));
    await made.call('POST', `${cohort}/imports/${json.importId}/undo`);
    expect(await importAll(made, cohort, people(40))).toMatchObject({
      status: 409,
      json: { type: '/problems/undo-running' },
    });
  });

  it('is refused for an import of another cohort', async () => {
    const { made, cohort } = await world();
    const { json } = await importAll(made, cohort, people(1));
    const other = await made.cohort({ title: 'Another' });
    expect((await made.call('POST', `${other}/imports/${json.importId}/undo`)).status).toBe(404);
    expect((await made.call('POST', `${cohort}/imports/nothing/undo`)).status).toBe(422);
  });
});
