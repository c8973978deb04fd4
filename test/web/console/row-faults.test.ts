import { describe, expect, it } from 'vitest';
import { Invalid } from '../../../domain/errors.ts';
import { checkRows } from '../../../functions/imports/check-rows.ts';
import { readLines } from '../../../functions/imports/read-file.ts';
import { csvFile } from '../../../web/console/imports/csv-file.ts';
import { fileFaults, rowFaults, rowsToLeaveOut } from '../../../web/console/imports/row-faults.ts';
import { at, cohort } from '../../support/domain-builders.ts';

const FILE = csvFile(
  'x.csv',
  new TextEncoder().encode(
    'name,email,consent\nA,a@x.org,\n,b@x.org,\nC,c,no\nD,A@X.org,\nE,e@x.org,\nF,a@x.org,\n',
  ),
);
const fault = (pointer: string, code: string, detail?: string) => ({
  pointer,
  code,
  ...(detail && { detail }),
});
const DUPLICATES = [2, 5, 7].map((row) => fault(`/rows/${row}/email`, 'duplicate-row'));

describe('the faults of a file in words', () => {
  it('name row and column, in the order of the file', () => {
    const faults = [
      fault('/rows/4/email', 'email'),
      fault('/rows/4/consent', 'type'),
      fault('/rows/3/name', 'blank'),
      fault('/rows/6', 'columns'),
    ];
    expect(rowFaults(FILE, faults).map(({ row, column, words }) => `${row} ${column} ${words}`)).toEqual([
      '3 name is empty',
      '4 email is no e-mail address, such as ada@hospital.example',
      '4 consent is neither “yes” nor empty',
      '6  The row has more or fewer cells than the first row of the file',
    ]);
  });

  it('say of an empty address that it is empty, whatever its code', () => {
    const empty = csvFile('x.csv', new TextEncoder().encode('name,email\nA,\n'));
    expect(rowFaults(empty, [fault('/rows/2/email', 'email')])[0]?.words).toBe('is empty');
  });

  it('say which other row has the address (C11)', () => {
    expect(rowFaults(FILE, DUPLICATES).map(({ words }) => words)).toEqual([
      'is in row 5, 7, too: everybody has one row',
      'is in row 2, 7, too: everybody has one row',
      'is in row 2, 5, too: everybody has one row',
    ]);
  });

  it('say what is wrong with the file as a whole', () => {
    expect(
      fileFaults(FILE, [
        fault('/columns/3', 'unknown-header', 'one of name, email'),
        fault('/columns', 'required', 'email'),
        fault('', 'line-ending', 'end lines with LF or CRLF'),
        fault('/rows/2/email', 'email'),
      ]),
    ).toEqual([
      'Column 3 is called “consent”. Take it out, or call it what it is: name, email.',
      'There is no column “email” in the first row.',
      'The rows end in an outdated way. Save the file as “CSV UTF-8”, not as “CSV (Macintosh)”.',
    ]);
  });
});

describe('what to leave out', () => {
  it('is each faulty row once, and of people who stand there twice all but the first', () => {
    const faults = [fault('/rows/4/email', 'email'), fault('/rows/4/consent', 'type'), ...DUPLICATES];
    expect(rowsToLeaveOut(FILE, faults)).toEqual([4, 5, 7]);
  });

  it('is nothing where a quotation mark is wrong, because what follows cannot be told (C6)', () => {
    expect(rowsToLeaveOut(FILE, [fault('/rows/3', 'quote')])).toEqual([]);
  });
});

describe('what the API says of a file', () => {
  const NOW = at('2027-01-11T15:00Z');
  const octets = (text: string) => new TextEncoder().encode(text);
  /** The faults that the API finds in these octets, said to be written as most files are. */
  const faultsIn = (bytes: Uint8Array) => {
    try {
      checkRows(readLines(bytes, { separator: 'comma', encoding: 'utf-8' }), cohort(), NOW);
    } catch (error) {
      if (error instanceof Invalid) return error.faults;
      throw error;
    }
    return [];
  };

  it.each([
    ['name', ''],
    ['name', '\u200b'],
    ['name', 'x'.repeat(201)],
    ['name', 'A\u202eB'],
    ['email', 'a@x'],
    ['email', `${'x'.repeat(65)}@x.org`],
    ['email', 'a\u0007@x.org'],
    ['timeZone', 'EST'],
    ['timeZone', `America/${'x'.repeat(70)}`],
    ['consent', 'no'],
    ['awayUntil', '3/11/2027'],
    ['awayUntil', '2027-02-30'],
    ['awayUntil', '2027-01-10'],
    ['awayUntil', '2028-01-12'],
  ])('has words of its own: %s %j', (column, cell) => {
    const good = { name: 'A', email: 'a@x.org', timeZone: '', consent: '', awayUntil: '' };
    const bytes = octets(`${Object.keys(good)}\n${Object.values({ ...good, [column]: cell })}\n`);
    const found = rowFaults(csvFile('x.csv', bytes), faultsIn(bytes));
    expect(new Set(found.map((one) => one.column))).toEqual(new Set([column]));
    for (const { words } of found) expect(words).not.toBe('cannot be accepted');
  });

  it.each([
    ['a cell too few', 'name,email\nA\n'],
    ['a quotation mark that is not closed', 'name,email\n"A,a@x.org\n'],
    ['two rows with one address', 'name,email\nA,a@x.org\nB,A@x.org\n'],
  ])('has words of its own: %s', (_, text) => {
    const found = rowFaults(csvFile('x.csv', octets(text)), faultsIn(octets(text)));
    expect(found.length).toBeGreaterThan(0);
    for (const { words } of found) expect(words).not.toBe('cannot be accepted');
  });

  it.each([
    ['nobody', octets('name,email\n')],
    ['an unknown column', octets('name,email,beeper\nA,a@x.org,1\n')],
    ['a column twice', octets('name,email,name\nA,a@x.org,A\n')],
    ['no addresses', octets('name\nA\n')],
    ['too many columns', octets(`${'c,'.repeat(100)}c\nA\n`)],
    ['outdated line ends', octets('name,email\rA,a@x.org\r')],
    ['another separator', octets('name;email\nA;a@x.org\n')],
    ['another encoding', new Uint8Array([...octets('name,email\nB'), 0xf6, ...octets(',a@x.org\n')])],
  ])('has words of its own as a whole: %s', (_, bytes) => {
    const words = fileFaults(csvFile('x.csv', bytes), faultsIn(bytes));
    expect(words.length).toBeGreaterThan(0);
    expect(words).not.toContain('The file cannot be accepted.');
  });
});
