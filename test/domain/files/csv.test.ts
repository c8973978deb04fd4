import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvLine, inert, restored } from '../../../domain/files/csv.ts';

test('quotes what RFC 4180 says must be quoted, and ends lines with CR LF', () => {
  expect(csvLine(['a', 'b,c', 'say "no"', 'two\nlines', undefined, 7])).toBe(
    'a,"b,c","say ""no""","two\nlines",,7\r\n',
  );
});

test.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', ' =1', '"=1', '＝1', "=cmd|'/C calc'!A0"])(
  'makes %j inert for spreadsheets (S9)',
  (text) => {
    expect(csvLine([text]).replace(/^"|"\r\n$/g, '')).toMatch(/^'/);
  },
);

test.each([
  ['fine;=1+1', "fine;'=1+1"],
  ['one\n=1+1', "one\n'=1+1"],
  ['one\t"=1+1"', 'one\t"\'=1+1"'],
])(
  'makes %j inert where a spreadsheet takes another separator, or every line break for a row',
  (text, written) => {
    expect(inert(text)).toBe(written.replace('\t"\'', '\t"\''));
  },
);

test('leaves numbers numbers, and harmless text as it is', () => {
  expect(csvLine([-1, 0.5, 'O’Brien-Núñez', '2019-06-13', 'p-abc', "'tis fine", 'a - b = c'])).toBe(
    "-1,0.5,O’Brien-Núñez,2019-06-13,p-abc,'tis fine,a - b = c\r\n",
  );
});

test('refuses NUL (S10)', () => {
  expect(() => csvLine(['a\u0000b'])).toThrow(RangeError);
});

test('goes once through a text of nothing but line breaks, not anew from each of them', () => {
  const text = `a${'\n'.repeat(100_000)}a`;
  expect([inert(text), restored(text)]).toEqual([text, text]);
});

/** Texts full of what matters to CSV and to spreadsheets. */
const nasty = fc.oneof(
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '＝', "'", '"', ',', ';', '\t', '\r', '\n', ' ', 'a', '1', '|'),
    maxLength: 12,
  }),
  fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\u0000')),
);

describe('a file that is read again', () => {
  it('has exactly the texts that were written, whatever they are (C5)', () => {
    fc.assert(
      fc.property(fc.array(fc.array(nasty, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const file = rows.map((row) => csvLine(row)).join('');
        const read: string[][] = parse(file, { record_delimiter: '\r\n' });
        expect(read.map((row) => row.map(restored))).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no cell that begins as a formula does, in whatever cells a spreadsheet parts it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        for (const cell of inert(text).split(/[;\t\r\n]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 1000 },
    );
  });
});
