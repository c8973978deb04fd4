import { beforeAll, expect, test } from 'vitest';
import { live } from '../../rehearsal/live.ts';
import type { LivedCohort } from '../../rehearsal/lived-cohort.ts';
import { readOptions } from '../../rehearsal/options.ts';
import { showProgress } from '../../rehearsal/progress.ts';

const steps: { contacts: number; over: readonly LivedCohort[] }[] = [];
beforeAll(async () => {
  const options = readOptions(['--participants', '2', '--out', 'none']);
  await live({ ...options, onProgress: (contacts, over) => steps.push({ contacts, over }) });
});

function shown(isTTY: boolean): string[] {
  const written: string[] = [];
  const progress = showProgress({ isTTY, write: (text) => written.push(text) });
  for (const { contacts, over } of steps) progress.at(contacts, over);
  progress.done();
  return written;
}

test('a log gets one line for each cohort that is over, in the order of the cohorts', () => {
  const { over } = steps.at(-1)!;
  expect(over).toHaveLength(2);
  expect(shown(false)).toEqual(
    over.map(
      ({ until, mails, cohort }) => `${until.slice(0, 10)}  ${mails.length} contacts  ${cohort.doc.title}\n`,
    ),
  );
});

test('every contact is counted as it goes out', () => {
  const { contacts, over } = steps.at(-1)!;
  expect(contacts).toBe(over.flatMap(({ mails }) => mails).length);
});

test('a terminal gets one line that changes and is cleared in the end', () => {
  const written = shown(true);
  expect(written[0]).toMatch(/^\r1 contacts, 0 cohorts over $/);
  expect(written.at(-1)).toBe('\r\u001B[K');
  expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
});
