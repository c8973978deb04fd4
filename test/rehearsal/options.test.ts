import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOptions } from '../../rehearsal/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

function cohortFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const COHORT = `title: One cohort
programId: clp
anchors: { trainingStart: "2027-06-10", trainingEnd: "2027-06-11" }
`;
const refusal = (...args: string[]) => {
  try {
    readOptions(['--out', join(folder, 'new'), ...args]);
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  return 'accepted';
};

test('without options the four real cohorts of 15 people are rehearsed', () => {
  const { cohorts, seed } = readOptions(['--out', join(folder, 'new')]);
  expect(cohorts.map(({ title, participants }) => [title, participants.length])).toEqual([
    ['Inpatient, June 2019', 15],
    ['Ambulatory, October 2019', 15],
    ['Inpatient, February 2020', 15],
    ['Ambulatory, April 2020', 15],
  ]);
  expect(seed).toBe(1);
  expect(new Set(cohorts.flatMap((one) => one.participants.map(({ email }) => email))).size).toBe(60);
});

test('--participants is the number of all people, spread over the cohorts', () => {
  const sizes = (count: string) =>
    readOptions(['--participants', count, '--out', join(folder, 'new')]).cohorts.map(
      ({ participants }) => participants.length,
    );
  expect(sizes('10')).toEqual([3, 3, 2, 2]);
  expect(sizes('2')).toEqual([1, 1]);
  expect(sizes('10000')).toEqual([2500, 2500, 2500, 2500]);
});

test('a cohort file in YAML or JSON is rehearsed with its own people, or with as many as are asked for', () => {
  const json = cohortFile(
    'own.json',
    JSON.stringify({
      title: 'Own',
      programId: 'clp',
      anchors: { trainingStart: '2027-06-10', trainingEnd: '2027-06-11' },
      participants: [{ name: 'Dr. Own', email: 'own@x.example', timeZone: 'America/Chicago' }],
    }),
  );
  const [own] = readOptions(['--cohort', json, '--out', join(folder, 'new')]).cohorts;
  expect(own!.participants).toEqual([
    { name: 'Dr. Own', email: 'own@x.example', timeZone: 'America/Chicago' },
  ]);
  const yaml = cohortFile('plain.yaml', COHORT);
  const args = ['--cohort', yaml, '--participants', '7', '--out', join(folder, 'new')];
  expect(readOptions(args).cohorts[0]!.participants).toHaveLength(7);
});

describe('what cannot be meant is refused in one line that says what would be right', () => {
  test.each([
    [['--participants', '0'], '--participants: a whole number from 1 to 10000.'],
    [['--participants', '10001'], '--participants: a whole number from 1 to 10000.'],
    [['--participants', 'many'], '--participants: a whole number from 1 to 10000.'],
    [['--seed', '1.5'], '--seed: a whole number from 0 to 4294967295.'],
  ])('%j', (args, message) => {
    expect(refusal(...args)).toBe(message);
  });

  test.each([[['--sede', '1']], [['word']], [['--seed']], [['--seed', '-1']], [['--all-mail=yes']]])(
    '%j',
    (args) => {
      expect(refusal(...args)).toMatch(/^[^\n]+Right is: rehearse \[--cohort FILE\][^\n]+$/);
    },
  );
});

describe('a cohort file with a fault is refused with line, column and what would be right', () => {
  test.each([
    ['an unknown key', `${COHORT}size: 15\n`, 'bad.yaml:4:1: unknown-property: size'],
    ['an unknown program', COHORT.replace('clp', 'abc'), 'bad.yaml:2:12: unknown-program: one of clp'],
    ['a missing title', COHORT.replace('title: One cohort\n', ''), 'required: title is missing'],
    ['a day that does not exist (E24)', COHORT.replace('06-11', '06-31'), 'there is no such day'],
    ['another form of a date (E25)', COHORT.replace('2027-06-11', '11.6.2027'), 'such as "2027-06-13"'],
    ['a missing anchor', COHORT.replace(', trainingEnd: "2027-06-11"', ''), 'required: trainingEnd'],
    ['an anchor of another program', COHORT.replace('trainingEnd:', 'theEnd:'), "the program's anchors are"],
    ['anchors in the wrong order', COHORT.replace('06-11', '06-09'), 'bad.yaml:3:54: order: trainingEnd'],
    [
      'a wrong address (E13)',
      `${COHORT}participants: [{ name: A, email: a@b }]\n`,
      'bad.yaml:4:34: email: one plain',
    ],
    [
      'an address twice (C11)',
      `${COHORT}participants: [{ name: A, email: a@x.org }, { name: B, email: A@x.org }]\n`,
      'bad.yaml:4:63: duplicate: this address',
    ],
    ['a zone by its abbreviation', `${COHORT}timeZone: EST\n`, 'bad.yaml:4:11: time-zone'],
  ])('%s', (_, text, message) => {
    expect(refusal('--cohort', cohortFile('bad.yaml', text))).toContain(message);
  });

  test('a folder in place of a file', () => {
    expect(refusal('--cohort', folder)).toContain(`${folder}:1:1: type: must be a file`);
  });

  test('a file that is not there', () => {
    expect(refusal('--cohort', join(folder, 'none.yaml'))).toContain('there is no such file');
  });
});
