import { beforeAll, describe, expect, it } from 'vitest';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import { DATA_FILES } from '../../../domain/files/data-files.ts';
import type { Life } from '../../../rehearsal/live.ts';
import { type CsvRecord, fileText, readCsv } from '../../support/reading/read-csv.ts';
import { academicYear, reader, recordsOf } from '../../support/scenes/academic-year-records.ts';

let cohort: Life['cohorts'][number];
let records: CohortRecords;
const everything = reader();
const pseudonymous = reader({ identities: false });
const read = async (name: string, as = everything): Promise<CsvRecord[]> =>
  readCsv(await fileText(name, records, as));

beforeAll(async () => {
  cohort = (await academicYear()).cohorts[0]!;
  records = recordsOf(cohort);
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
