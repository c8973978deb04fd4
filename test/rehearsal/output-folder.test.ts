import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderRefused, makeFolder, prepareFolder, requireUsable } from '../../rehearsal/output-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a new or an empty folder is used', () => {
  prepareFolder(folder);
  prepareFolder(join(folder, 'a', 'new'));
  expect(readdirSync(folder)).toEqual(['a', 'calendar', 'mail']);
});

test.each([
  ['something else', 'notes.txt', 'mine'],
  ['a summary of something else', 'summary.json', '{"kind":"tax return"}'],
  ['a summary that is no JSON', 'summary.json', 'none'],
])('a folder with %s in it is refused in one line, and left as it is', (_, file, text) => {
  writeFileSync(join(folder, file), text);
  expect(() => prepareFolder(folder)).toThrow(FolderRefused);
  expect(() => prepareFolder(folder)).toThrow(/^[^\n]+other files in it; --out names a new folder[^\n]+$/);
  expect(readdirSync(folder)).toEqual([file]);
});

test('a file is refused', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => requireUsable(join(folder, 'file'))).toThrow('is a file; --out names a folder.');
});

test('no name is refused: it would be the folder one works in, whatever is in it', () => {
  expect(() => requireUsable('')).toThrow(FolderRefused);
});

test('a folder that cannot be made is refused in one line', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file', 'out'))).toThrow(FolderRefused);
  expect(() => makeFolder(join(folder, 'file', 'out'))).toThrow(/^--out: [^\n]+$/);
  makeFolder(join(folder, 'a', 'b'));
  expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
});

test('a folder that cannot be looked at is refused in one line', () => {
  symlinkSync('loop', join(folder, 'loop'));
  for (const out of [join(folder, 'loop'), join(folder, 'x'.repeat(300))]) {
    expect(() => requireUsable(out)).toThrow(FolderRefused);
    expect(() => requireUsable(out)).toThrow(/^--out: [^\n]+$/);
  }
});

test('of a former rehearsal only what a rehearsal writes is replaced', () => {
  mkdirSync(join(folder, 'mail'));
  mkdirSync(join(folder, 'calendar'));
  const former = ['timeline.csv', 'responses.csv', 'mail/000001-x.eml', 'calendar/000001-x.ics'];
  const mine = ['notes.txt', 'mail/notes.txt', 'calendar/notes.txt'];
  for (const file of [...former, ...mine]) writeFileSync(join(folder, file), '');
  writeFileSync(join(folder, 'summary.json'), '{"kind":"rehearsal"}');
  prepareFolder(folder);
  expect(former.filter((file) => existsSync(join(folder, file)))).toEqual([]);
  expect(mine.filter((file) => existsSync(join(folder, file)))).toEqual(mine);
});
