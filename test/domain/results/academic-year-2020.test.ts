import { beforeAll, describe, expect, it } from 'vitest';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import { cohortResults } from '../../../domain/results/cohort-results.ts';
import type { Life } from '../../../rehearsal/live.ts';
import { type CsvRecord, fileText, readCsv } from '../../support/reading/read-csv.ts';
import { scoresFrom } from '../../support/reading/scores-from-file.ts';
import { academicYear, reader, recordsOf } from '../../support/scenes/academic-year-records.ts';

let life: Life;
let cohort: Life['cohorts'][number];
let records: CohortRecords;
const read = async (name: string): Promise<CsvRecord[]> => readCsv(await fileText(name, records, reader()));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

beforeAll(async () => {
  life = await academicYear();
  cohort = life.cohorts[0]!;
  records = recordsOf(cohort);
});

describe('results', () => {
  it('are what the cells of the wide file come to', async () => {
    const [wide, book] = await Promise.all([read('responses-wide'), read('codebook')]);
    const scores = scoresFrom(cohort.program.program, wide, book);
    const results = await cohortResults(records);
    let compared = 0;
    for (const { scale, waves, changes } of results.surveys.flatMap(({ scales }) => scales)) {
      for (const cell of waves) {
        if (!cell.shown) continue;
        const own = [...scores]
          .filter(([key]) => key.endsWith(` ${cell.wave} ${scale}`))
          .map(([, value]) => value);
        expect(cell.n).toBe(own.length);
        expect(cell.mean).toBeCloseTo(mean(own), 10);
        expect(cell.sd).toBeCloseTo(
          Math.sqrt(sum(own.map((value) => (value - mean(own)) ** 2)) / (own.length - 1)),
          10,
        );
        compared += 1;
      }
      for (const cell of changes) {
        if (!cell.shown) continue;
        const own = [...scores].flatMap(([key, from]) => {
          const [person, wave, name] = key.split(' ');
          const to = scores.get(`${person} ${cell.to} ${scale}`);
          return wave === cell.from && name === scale && to !== undefined ? [to - from] : [];
        });
        expect([cell.n, cell.mean]).toEqual([own.length, expect.closeTo(mean(own), 10)]);
        expect((cell.lower + cell.upper) / 2).toBeCloseTo(mean(own), 10);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(25);
  });

  it('count everybody once in every wave', async () => {
    for (const { rates } of await Promise.all(life.cohorts.map((one) => cohortResults(recordsOf(one))))) {
      for (const { enrolled, counts, missing } of rates) {
        expect(sum(Object.values(counts))).toBe(enrolled);
        const finished = (counts.answered ?? 0) + (counts.attended ?? 0) + (counts['not-recorded'] ?? 0);
        expect(missing).toHaveLength(enrolled - finished);
      }
    }
  });

  it('count each option of the satisfaction questionnaire', async () => {
    const { items } = await cohortResults(records);
    const answers = cohort.responses.filter(({ survey }) => survey === 'training-satisfaction');
    const content = items.filter(({ question }) => question === 'content');
    expect(content.length).toBeGreaterThan(3);
    for (const { row, result } of content) {
      const given = answers.map((one) => (one.answers.content as Record<string, number>)[row!]);
      expect(result).toMatchObject({
        shown: true,
        n: given.length,
        options: [1, 2, 3, 4, 5].map((value) => ({
          value,
          count: given.filter((one) => one === value).length,
        })),
      });
    }
  });
});
