import { beforeAll, describe, expect, it, test } from 'vitest';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import type { Life } from '../../../rehearsal/live.ts';
import { plainAnswers } from '../../support/plain-answers.ts';
import { type CsvRecord, fileText, readCsv } from '../../support/reading/read-csv.ts';
import { scoresFrom } from '../../support/reading/scores-from-file.ts';
import { academicYear, reader, recordsOf } from '../../support/scenes/academic-year-records.ts';

let cohort: Life['cohorts'][number];
let records: CohortRecords;
const everything = reader();
const read = async (name: string, as = everything): Promise<CsvRecord[]> =>
  readCsv(await fileText(name, records, as));

beforeAll(async () => {
  cohort = (await academicYear()).cohorts[0]!;
  records = recordsOf(cohort);
});

const byResponse = (rows: readonly CsvRecord[]) => Map.groupBy(rows, ({ response }) => response!);

describe('the long file', () => {
  it('has every answer of every response once, and nothing else', async () => {
    const rows = byResponse(await read('responses-long'));
    expect(rows.size).toBe(cohort.responses.length);
    for (const response of cohort.responses) {
      const own = rows.get(everything.keyOf(response.id))!;
      const answers = own.map(({ question, row, code, text }) => `${question}/${row}/${code || text}`);
      expect(answers.sort()).toEqual(plainAnswers(response.answers).sort());
      expect(new Set(own.map(({ wave }) => wave))).toEqual(new Set([response.touchpoint]));
    }
  });

  it('says the participant and the time of linked responses, and of unlinked ones neither', async () => {
    for (const [key, rows] of byResponse(await read('responses-long'))) {
      const response = cohort.responses.find(({ id }) => everything.keyOf(id) === key)!;
      const { participantId, submittedAt } = response;
      expect(rows[0]!.participant).toBe(participantId ? everything.keyOf(participantId) : '');
      expect(rows[0]!.submitted_at).toBe(participantId ? submittedAt : '');
    }
    expect(cohort.responses.some(({ participantId }) => participantId === undefined)).toBe(true);
  });
});

describe('the wide files', () => {
  it('have the same answers as the long one, in the columns of the codebook', async () => {
    const [wide, long, book] = await Promise.all([
      read('responses-wide'),
      read('responses-long'),
      read('codebook'),
    ]);
    const answers = byResponse(long);
    expect(wide).toHaveLength(cohort.responses.length);
    for (const row of wide) {
      const own = book.flatMap((item) => {
        const code = row[item.column!];
        if (item.survey !== row.survey) {
          expect(code).toBe('');
          return [];
        }
        if (code === '' || (item.type === 'checkbox' && code === '0')) return [];
        return [`${item.question} ${item.type === 'checkbox' ? item.row : `${item.row} ${code}`}`];
      });
      const expected = answers.get(row.response!)!.map(({ question, row: part, code, text }) => {
        const item = book.find((one) => one.question === question && one.survey === row.survey)!;
        return `${question} ${item.type === 'checkbox' ? code : `${part} ${code || text}`}`;
      });
      expect(own.sort()).toEqual(expected.sort());
    }
  });

  it('say in words what the codes of the codebook mean', async () => {
    const [codes, labels, book] = await Promise.all([
      read('responses-wide'),
      read('responses-wide-labels'),
      read('codebook'),
    ]);
    let compared = 0;
    for (const [index, row] of codes.entries()) {
      for (const { column, codes: words } of book) {
        const code = row[column!];
        if (code === '' || words === '') continue;
        const meaning = words!.split(' | ').find((one) => one.startsWith(`${code} = `));
        expect(labels[index]![column!]).toBe(meaning ? meaning.slice(`${code} = `.length) : code);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});

describe('matched pairs', () => {
  it('are what the cells of the wide file come to', async () => {
    const [pairs, wide, book] = await Promise.all([
      read('matched-pairs'),
      read('responses-wide'),
      read('codebook'),
    ]);
    const scores = scoresFrom(cohort.program.program, wide, book);
    const expected = [...scores].flatMap(([key, from]) => {
      const [person, wave, scale] = key.split(' ');
      if (wave !== 'baseline') return [];
      return ['month-3', 'month-12'].flatMap((later) => {
        const to = scores.get(`${person} ${later} ${scale}`);
        return to === undefined ? [] : [`${person} ${scale} ${later} ${(to - from).toFixed(4)}`];
      });
    });
    const found = pairs.map(
      ({ participant, scale, to_wave, change }) =>
        `${participant} ${scale} ${to_wave} ${Number(change).toFixed(4)}`,
    );
    expect(found.sort()).toEqual(expected.sort());
    expect(found.length).toBeGreaterThan(100);
  });
});

test('the table of missing waves says who answered what, as the responses do', async () => {
  const rows = await read('missing-waves');
  expect(rows).toHaveLength(15);
  for (const { participant, ...row } of rows) {
    for (const wave of ['baseline', 'month-3', 'month-12']) {
      const hasAnswered = cohort.responses.some(
        ({ participantId, touchpoint }) =>
          participantId && everything.keyOf(participantId) === participant && touchpoint === wave,
      );
      expect(row[wave] === 'answered').toBe(hasAnswered);
    }
  }
});

test('roster and contact log have everybody, with names for those who may know', async () => {
  const people = cohort.people.map(({ participant }) => participant.doc);
  const rows = await read('roster');
  expect(rows.map(({ participant_id, name, email }) => [participant_id, name, email]).sort()).toEqual(
    people.map(({ id, name, email }) => [id, name, email]).sort(),
  );
  const sent = (await read('contacts')).filter(({ state }) => state === 'sent');
  expect(sent).toHaveLength(
    people.flatMap(({ contacts }) => contacts).filter((one) => one.state === 'sent').length,
  );
});
