import { describe, expect, it } from 'vitest';
import { ApiProblem, noAnswer } from '../../../web/console/api/problem.ts';
import { checkFile } from '../../../web/console/imports/check-file.ts';
import { type CsvFile, csvFile } from '../../../web/console/imports/csv-file.ts';
import type { Import, ImportReport } from '../../../web/console/imports/import-state.ts';
import { untilDone } from '../../../web/console/imports/until-done.ts';

const step = (done: number): Import => ({
  importId: 'i-1',
  createdAt: '2026-11-22T15:00:00.000Z',
  rows: 3,
  done,
  enrolled: done,
  known: 0,
  finished: done === 3,
});

/** Calls that answer, or fail, as listed; what was told and waited for. */
async function run(...results: (Import | ApiProblem)[]) {
  const told: (number | undefined)[] = [];
  const pauses: number[] = [];
  const end = await untilDone({
    send: async () => {
      const next = results.shift()!;
      if (next instanceof ApiProblem) throw next;
      return next;
    },
    isDone: ({ finished }) => finished,
    tell: (state) => told.push(state?.done),
    pause: async (seconds) => {
      pauses.push(seconds);
    },
  }).catch((error: unknown) => error);
  return { end, told, pauses };
}

describe('a long piece of work', () => {
  it('is repeated until it is done, and tells how far it is', async () => {
    expect(await run(step(1), step(2), step(3))).toEqual({ end: step(3), told: [1, 2, 3], pauses: [] });
  });

  it('goes on when the network is back, asking ever more rarely, anew after each answer', async () => {
    const lost = Array.from({ length: 6 }, noAnswer);
    const busy = new ApiProblem(503, 'unavailable', 'Please try again in a moment.');
    const { end, told, pauses } = await run(step(1), ...lost, step(2), busy, step(3));
    expect(end).toEqual(step(3));
    expect(pauses).toEqual([1, 2, 4, 8, 15, 15, 1]);
    expect(told.filter((one) => one === undefined)).toHaveLength(7);
  });

  it('ends with what will not pass', async () => {
    const gone = new ApiProblem(401, 'unauthorized', 'Sign in first.');
    expect(await run(step(1), gone)).toEqual({ end: gone, told: [1], pauses: [] });
  });
});

describe('checking a file', () => {
  const asked: string[] = [];
  /** An API that answers as listed. */
  const answers =
    (...results: (ImportReport | ApiProblem)[]) =>
    async ({ separator }: CsvFile) => {
      asked.push(separator);
      const next = results.shift()!;
      if (next instanceof ApiProblem) throw next;
      return next;
    };
  const refused = (code: string, detail: string) =>
    new ApiProblem(422, 'invalid-content', 'no', [{ pointer: '', code, detail }]);
  const file = csvFile('x.csv', new TextEncoder().encode('name;email\nA;a@x.org\n'));

  it('says what separates its cells, and takes what the API has seen where that is something else', async () => {
    asked.length = 0;
    const report = { importId: 'i-1', rows: 1, new: 1, known: 0, report: [] };
    const checked = await checkFile(
      answers(refused('delimiter', 'tab; this was to be semicolon'), report),
      file,
    );
    expect(checked).toMatchObject({ kind: 'good', report, file: { separator: 'tab' } });
    expect(asked).toEqual(['semicolon', 'tab']);
  });

  it('is not tried for ever', async () => {
    const refusal = refused('delimiter', 'tab; this was to be semicolon');
    expect(await checkFile(answers(refusal, refusal), file)).toMatchObject({ kind: 'faulty' });
  });

  it('does not take another refusal for a fault of the file', async () => {
    const large = new ApiProblem(413, 'rows', 'The file has too many rows: at most 2000.');
    await expect(checkFile(answers(large), file)).rejects.toBe(large);
  });
});
