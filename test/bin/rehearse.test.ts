import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
afterAll(() => rmSync(folder, { recursive: true }));

function rehearse(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['bin/rehearse.ts', ...args], {
    cwd: join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    texts.stdout += text;
  });
  child.stderr.on('data', (text) => {
    texts.stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
}

test('a small rehearsal leaves its files, says what it did, and may be repeated in the same folder', async () => {
  const out = join(folder, 'small');
  const first = await rehearse('--participants', '4', '--seed', '7', '--out', out);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain('4 participants in 4 cohorts');
  expect(first.stdout).toContain('0 twice, 0 lost');
  expect(first.stderr).toMatch(/^(\d{4}-\d\d-\d\d {2}\d+ contacts {2}[^\n]+\n){4}$/);
  expect(readdirSync(out).sort()).toEqual([
    'calendar',
    'mail',
    'responses.csv',
    'summary.json',
    'timeline.csv',
  ]);
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  expect(summary).toMatchObject({ kind: 'rehearsal', participants: 4, seed: 7, duplicates: 0, lost: 0 });
  expect(summary.wallMilliseconds.life).toBeGreaterThan(0);

  const timeline = readFileSync(join(out, 'timeline.csv'), 'utf8').split('\r\n');
  expect(timeline[0]).toBe('cohort,participant,name,touchpoint,kind,number,planned_at,sent_at,state,reason');
  const mails = readdirSync(join(out, 'mail'));
  // What goes together in one mail is sent to one person at one instant.
  const sent = timeline.filter((line) => line.endsWith(',sent,')).map((line) => line.split(','));
  const instants = new Set(sent.map((cells) => `${cells[1]} ${cells.at(-3)}`));
  expect(mails).toHaveLength(instants.size);
  expect(readFileSync(join(out, 'mail', mails[0]!), 'utf8')).toMatch(/^Message-ID|\r\nMessage-ID/i);
  const confirmations = mails.filter((name) => name.includes('.confirmation.'));
  expect(readdirSync(join(out, 'calendar'))).toEqual(
    confirmations.map((name) => name.replace(/eml$/, 'ics')),
  );

  const before = ['timeline.csv', 'responses.csv'].map((name) => readFileSync(join(out, name), 'utf8'));
  const second = await rehearse('--participants', '4', '--seed', '7', '--out', out);
  expect(second.code).toBe(0);
  expect(['timeline.csv', 'responses.csv'].map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(
    before,
  );
});

test('a wrong option is answered in one line, with exit code 2 and nothing written', async () => {
  const { code, stdout, stderr } = await rehearse('--participants', '-1', '--out', join(folder, 'none'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^[^\n]+Right is: rehearse [^\n]+\n$/);
  expect(readdirSync(folder)).not.toContain('none');
});

test('a folder with other things in it is refused in one line, with exit code 2', async () => {
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  const { code, stderr } = await rehearse('--out', folder);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^[^\n]+ has other files in it; [^\n]+\n$/);
});

test('a folder that cannot be made is refused before anything is lived through, in one line', async () => {
  writeFileSync(join(folder, 'a-file'), '');
  const { code, stdout, stderr } = await rehearse(
    '--participants',
    '1',
    '--out',
    join(folder, 'a-file', 'out'),
  );
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^--out: [^\n]+\n$/);
});
