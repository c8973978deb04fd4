import { expect, test } from 'vitest';
import type { Instant } from '../../domain/instant.ts';
import { showProgress } from '../../rehearsal/progress.ts';

function shown(isTTY: boolean, instants: string[]): string[] {
  const written: string[] = [];
  const progress = showProgress({ isTTY, write: (text) => written.push(text) });
  for (const [index, at] of instants.entries()) progress.at(`${at}T12:00:00.000Z` as Instant, index);
  progress.done();
  return written;
}

const DAYS = ['2019-05-09', '2019-05-23', '2019-07-01', '2019-12-31', '2020-01-02'];

test('a log gets one line for each half of a year', () => {
  expect(shown(false, DAYS)).toEqual([
    '2019-05-09  0 contacts\n',
    '2019-07-01  2 contacts\n',
    '2020-01-02  4 contacts\n',
  ]);
});

test('a terminal gets one line that changes and is cleared in the end', () => {
  const written = shown(true, DAYS);
  expect(written.at(-1)).toBe('\r\u001B[K');
  expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
});
