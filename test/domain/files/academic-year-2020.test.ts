import { beforeAll, describe, expect, it, test } from 'vitest';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import type { Response } from '../../../domain/response.ts';
import { cohortResults } from '../../../domain/results/cohort-results.ts';
import type { Life } from '../../../rehearsal/live.ts';
import { academicYear, reader, recordsOf } from '../../support/academic-year-records.ts';
import { type CsvRecord, fileText, readCsv } from '../../support/read-csv.ts';

let life: Life;
let cohort: Life['cohorts'][number];
let records: CohortRecords;
const everything = reader();
const pseudonymous = reader({ identities: false });
const read = async (name: string, as = everything): Promise<CsvRecord[]> =>
  readCsv(await fileText(name, records, as));

beforeAll(async () => {
  life = await academicYear();
  cohort = life.cohorts[0]!;
  records = recordsOf(cohort);
});

/** The answers of a response as plainly as can be: question, row, and what was answered. */
const plainAnswers = ({ answers }: Response): string[] =>
  Object.entries(answers).flatMap(([question, answer]) => {
    if (Array.isArray(answer)) return answer.map((choice) => `${question}//${choice}`);
    if (typeof answer === 'object') {
      return Object.entries(answer).map(([row, code]) => `${question}/${row}/${code}`);
    }
    return [`${question}//${answer}`];
  });

const byResponse = (rows: readonly CsvRecord[]) => Map.groupBy(rows, ({ response }) => response!);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

describe('the long file', () => {
  it('has every answer of every response once, and nothing else', async () => {
    const rows = byResponse(await read('responses-long'));
    expect(rows.size).toBe(cohort.responses.length);
    for (const response of cohort.responses) {
      const own = rows.get(everything.keyOf(response.id))!;
      const answers = own.map(({ question, row, code, text }) => `${question}/${row}/${code || text}`);
      expect(answers.sort()).toEqual(plainAnswers(response).sort());
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

/** Scored anew from the cells of the wide file and the scales and reversals that the codebook names. */
function scoresFrom(wide: readonly CsvRecord[], book: readonly CsvRecord[]) {
  const scores = new Map<string, number>();
  for (const row of wide) {
    const { surveys } = cohort.program.program;
    for (const scale of surveys.find(({ id }) => id === row.survey)!.scales) {
      const items = book.filter(({ survey, scales }) => survey === row.survey && scales === scale.id);
      const values = items.flatMap(({ column, codes, reversed }) => {
        const code = row[column!];
        if (code === '') return [];
        const steps = codes!.split(' | ').map((one) => Number(one.split(' = ')[0]));
        return [reversed === 'yes' ? Math.min(...steps) + Math.max(...steps) - Number(code) : Number(code)];
      });
      if (values.length < scale.atLeast) continue;
      scores.set(`${row.participant || row.response} ${row.wave} ${scale.id}`, mean(values));
    }
  }
  return scores;
}

describe('matched pairs', () => {
  it('are what the cells of the wide file come to', async () => {
    const [pairs, wide, book] = await Promise.all([
      read('matched-pairs'),
      read('responses-wide'),
      read('codebook'),
    ]);
    const scores = scoresFrom(wide, book);
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

describe('results', () => {
  it('are what the cells of the wide file come to', async () => {
    const [wide, book] = await Promise.all([read('responses-wide'), read('codebook')]);
    const scores = scoresFrom(wide, book);
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

describe('files for those who may not know who people are', () => {
  const fileNames = DATA_FILES.map(({ name }) => name);

  it.each(fileNames)(
    '%s has no name, address, id of a participant or of a response, and no time of day',
    async (name) => {
      const text = await fileText(name, records, pseudonymous);
      const people = cohort.people.map(({ participant }) => participant.doc);
      const told = people.flatMap(({ id, name: who, email }) => [id, who, email]);
      for (const secret of [...told, ...cohort.responses.map(({ id }) => id)]) {
        expect(text).not.toContain(secret);
      }
      if (name !== 'attendance') expect(text).not.toMatch(/T\d\d:\d\d/);
    },
  );

  it('call somebody the same in every file, and differently in another cohort’s', async () => {
    const keys = new Set((await read('roster', pseudonymous)).map(({ participant }) => participant));
    expect(keys.size).toBe(15);
    for (const name of ['responses-long', 'matched-pairs', 'missing-waves', 'contacts', 'attendance']) {
      for (const { participant } of await read(name, pseudonymous)) {
        if (participant !== '') expect(keys).toContain(participant);
      }
    }
  });

  it('do not stand in the order in which people answered or enrolled', async () => {
    const roster = (await read('roster', pseudonymous)).map(({ participant }) => participant!);
    expect(roster).toEqual(roster.toSorted());
    const enrolled = cohort.people.map(({ participant }) => everything.keyOf(participant.doc.id));
    expect(roster).not.toEqual(enrolled);
  });

  it('do not say when a mail about an unlinked survey was needed no more: that is when its answers came', async () => {
    const since = (rows: readonly CsvRecord[]) =>
      rows
        .filter(({ touchpoint, reason }) => touchpoint === 'satisfaction' && reason === 'completed')
        .map((row) => row.since);
    const known = since(await read('contacts'));
    expect(known.filter((one) => one !== '').length).toBeGreaterThan(0);
    expect(since(await read('contacts', pseudonymous))).toEqual(known.map(() => ''));
  });

  it('have no texts for those who may not read them', async () => {
    const quiet = reader({ identities: false, freeText: false });
    const texts = cohort.responses.flatMap(({ answers }) =>
      Object.values(answers).filter((answer) => typeof answer === 'string' && answer.includes(' ')),
    );
    expect(texts.length).toBeGreaterThan(5);
    for (const name of fileNames) {
      const file = await fileText(name, records, quiet);
      for (const text of texts) expect(file).not.toContain(text);
    }
  });
});

describe('unlinked responses', () => {
  it('stand in the order of their keys over all days, and have a day only among five', async () => {
    const rows = (await read('responses-wide')).filter(({ wave }) => wave === 'satisfaction');
    const keys = rows.map(({ response }) => response!);
    expect(keys).toEqual(keys.toSorted());
    const days = Map.groupBy(rows, ({ submitted_on }) => submitted_on!);
    for (const [, group] of days) expect(group.length).toBeGreaterThanOrEqual(5);
  });

  it('are not there while anybody can still answer', async () => {
    const [first] = cohort.responses.filter(({ touchpoint }) => touchpoint === 'satisfaction');
    const early = recordsOf(cohort, { now: first!.submittedAt });
    const people = cohort.people.map(({ participant }) => participant.doc);
    const open = {
      ...early,
      async *participants() {
        for (const one of people) yield { ...one, touchpoints: {} };
      },
    };
    const rows = readCsv(await fileText('responses-wide', open, everything));
    expect(rows.some(({ wave }) => wave === 'satisfaction')).toBe(false);
    expect(rows.some(({ wave }) => wave === 'baseline')).toBe(true);
  });

  it('of fewer than five people are not there, and texts of fewer than eight neither', async () => {
    const few = (count: number) => ({
      ...records,
      async *responses() {
        yield* cohort.responses.filter(({ participantId }) => participantId === undefined).slice(0, count);
      },
    });
    expect(readCsv(await fileText('responses-wide', few(4), everything))).toEqual([]);
    expect(readCsv(await fileText('responses-wide', few(5), everything))).toHaveLength(5);
    const texts = async (count: number) =>
      readCsv(await fileText('responses-long', few(count), everything)).filter(({ text }) => text !== '')
        .length;
    expect(await texts(7)).toBe(0);
    expect(await texts(13)).toBeGreaterThan(0);
  });
});
