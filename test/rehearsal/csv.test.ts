import { expect, test } from 'vitest';
import { csvLine } from '../../rehearsal/csv.ts';

test('quotes what RFC 4180 says must be quoted, and ends lines with CR LF', () => {
  expect(csvLine(['a', 'b,c', 'say "no"', 'two\nlines', undefined, 7])).toBe(
    'a,"b,c","say ""no""","two\nlines",,7\r\n',
  );
});

test.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', ' =1', '＝1', "=cmd|'/C calc'!A0"])(
  'makes %j inert for spreadsheets (S9)',
  (text) => {
    expect(csvLine([text]).replace(/^"|"\r\n$/g, '')).toMatch(/^'/);
  },
);

test('leaves numbers numbers, and harmless text as it is', () => {
  expect(csvLine([-1, 0.5, 'O’Brien-Núñez', '2019-06-13', 'p-abc'])).toBe(
    '-1,0.5,O’Brien-Núñez,2019-06-13,p-abc\r\n',
  );
});
