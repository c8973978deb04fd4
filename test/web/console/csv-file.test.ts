import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellOf,
  csvFile,
  emptyRows,
  rowsOf,
  separatedBy,
  withoutRows,
} from '../../../web/console/imports/csv-file.ts';
import { csvRecords } from '../../../web/console/imports/csv-records.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array([...Buffer.from(`\uFEFF${text}`, 'utf16le')]);
const latin = (text: string) => new Uint8Array([...Buffer.from(text, 'latin1')]);

describe('the records of a CSV text', () => {
  const apiRecords = (text: string): string[][] | undefined => {
    try {
      return parse(text, { relax_column_count: true, record_delimiter: ['\n', '\r\n'], delimiter: ';' });
    } catch {
      return undefined;
    }
  };

  it('are those of the API, with the same numbers, whatever the text', () => {
    const piece = fc.constantFrom('a', ' ', ';', ',', '"', '""', '\n', '\r\n', '"x;\ny"', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const found = csvRecords(text, ';');
        const expected = apiRecords(text);
        if (expected) expect(found.map(({ cells }) => cells)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep the text between line ends as it is', () => {
    const text = 'name;email\r\n"A ""x"";\r\nB";a@x.org\n\nC;c@x.org';
    expect(csvRecords(text, ';').map(({ raw }) => raw)).toEqual([
      'name;email',
      '"A ""x"";\r\nB";a@x.org',
      '',
      'C;c@x.org',
    ]);
  });
});

describe('a CSV file', () => {
  it.each([
    [
      'semicolons and Windows-1252, as Excel writes it in Europe',
      latin('name;email\nZoë;z@x.org\n'),
      'semicolon',
      'windows-1252',
    ],
    ['tabs and UTF-16, as Excel’s “Unicode text”', utf16('name\temail\nZoë\tz@x.org\n'), 'tab', 'utf-16le'],
    [
      'UTF-16 with the other order of octets',
      utf16('name\temail\nZoë\tz@x.org\n').map((_, at, all) => all[at ^ 1]!),
      'tab',
      'utf-16be',
    ],
    ['commas and UTF-8 with a BOM', utf8('\uFEFFname,email\nZoë,z@x.org\n'), 'comma', 'utf-8'],
  ])('is read however it is written: %s (C2, C4)', (_, bytes, separator, encoding) => {
    const file = csvFile('people.csv', bytes);
    expect(file).toMatchObject({ separator, encoding });
    expect(new TextDecoder().decode(file.bytes)).toContain('Zoë');
    expect(cellOf(file, 2, 'name')).toBe('Zoë');
    expect(cellOf(file, 2, 'email')).toBe('z@x.org');
    expect(cellOf(file, 3, 'email')).toBeUndefined();
    expect(rowsOf(file)).toBe(1);
  });

  it('is read with another separator where the API saw one', () => {
    const file = separatedBy(csvFile('x.csv', utf8('a,b;c,\n1,2;3\n')), 'semicolon');
    expect(file.records[1]?.cells).toEqual(['1,2', '3']);
  });

  it.each([
    ['a workbook', utf8('PK\u0003\u0004'), 'Excel workbook'],
    ['more than 1 MB', new Uint8Array(1024 * 1024 + 1), 'too large'],
  ])('is not sent where it cannot be one: %s (C12)', (_, bytes, words) => {
    expect(() => csvFile('x', bytes)).toThrow(words);
  });

  it('without some rows keeps the numbers of the others, and is the same file every time', () => {
    const file = csvFile('x.csv', latin('name;email\nÄ;a@x.org\n"B\nb";b@x.org\nC;c@x.org\n'));
    const mended = withoutRows(withoutRows(file, [4]), [2]);
    expect(mended).toMatchObject({ leftOut: [2, 4], encoding: 'windows-1252', separator: 'semicolon' });
    expect(new TextDecoder().decode(mended.bytes)).toBe('name;email\n\n"B\nb";b@x.org\n');
    expect(withoutRows(file, [2, 4]).bytes).toEqual(mended.bytes);
    expect(rowsOf(mended)).toBe(1);
    expect(cellOf(mended, 4, 'name')).toBe('C');
  });

  it('knows rows in which nothing stands', () => {
    const file = csvFile('x.csv', utf8('name,email\nA,a@x.org\n,\n , \n\n'));
    expect(emptyRows(file)).toEqual([3, 4]);
    expect(rowsOf(withoutRows(file, [3, 4]))).toBe(1);
  });
});
