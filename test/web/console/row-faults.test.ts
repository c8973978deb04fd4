import { describe, expect, it } from 'vitest';
import { csvFile } from '../../../web/console/imports/csv-file.ts';
import { fileFaults, rowFaults, rowsToLeaveOut } from '../../../web/console/imports/row-faults.ts';

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
