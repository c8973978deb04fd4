import { beforeAll, describe, expect, it } from 'vitest';
import type { Cohort } from '../../../domain/cohorts/cohort.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import { redcapForms } from '../../../domain/files/redcap-names.ts';
import type { ParticipantId, ResponseId } from '../../../domain/id.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import type { Answers, Question, SurveyDefinition } from '../../../domain/surveys/survey.ts';
import type { Life } from '../../../rehearsal/live.ts';
import { type CsvRecord, fileText, readCsv } from '../../support/reading/read-csv.ts';
import { dictionaryFaults, REDCAP_HEADER, recordFaults } from '../../support/reading/redcap-rules.ts';
import { academicYear, each, reader, recordsOf } from '../../support/scenes/academic-year-records.ts';
import { smallCohort, smallProgram } from '../../support/small-program.ts';

// The rules are those of REDCap's help pages on the data dictionary and of its upload's own check.

let life: Life;
const everything = reader();
const read = async (name: string, records: CohortRecords): Promise<CsvRecord[]> =>
  readCsv(await fileText(name, records, everything));

beforeAll(async () => {
  life = await academicYear();
});

describe('the REDCap files of the reference program', () => {
  it('begin with the header of REDCap’s own dictionaries, without a byte order mark', async () => {
    const text = await fileText('redcap-dictionary', recordsOf(life.cohorts[0]!), everything);
    expect(text.slice(0, text.indexOf('\r\n'))).toBe(REDCAP_HEADER);
  });

  it('have a dictionary that REDCap would take as it is', async () => {
    const rows = await read('redcap-dictionary', recordsOf(life.cohorts[0]!));
    expect(dictionaryFaults(rows)).toEqual([]);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.some((row) => row['Field Type'] === 'calc')).toBe(false);
  });

  it('have records that fit the dictionary and the events', async () => {
    for (const cohort of life.cohorts) {
      const records = recordsOf(cohort);
      const [rows, dictionary, forms, events] = await Promise.all([
        read('redcap-records', records),
        read('redcap-dictionary', records),
        read('redcap-event-forms', records),
        read('redcap-events', records),
      ]);
      expect(rows).toHaveLength(cohort.responses.length);
      expect(recordFaults(rows, dictionary, forms)).toEqual([]);
      expect(events.map(({ unique_event_name }) => unique_event_name)).toContain('month_3_arm_1');
    }
  });

  it('have a record for each participant, and one of its own for each unlinked response', async () => {
    const cohort = life.cohorts[0]!;
    const rows = await read('redcap-records', recordsOf(cohort));
    const participants = new Set(
      cohort.people.map(({ participant }) => everything.keyOf(participant.doc.id)),
    );
    for (const { record_id, redcap_event_name } of rows) {
      expect(participants.has(record_id!)).toBe(redcap_event_name !== 'satisfaction_arm_1');
    }
  });
});

/** A program with only this question. */
function programWith(...elements: Question[]): ProgramVersion {
  const survey: SurveyDefinition = { title: 'S', pages: [{ name: 'p', title: 'P', elements }] };
  return { ...smallProgram(), surveys: { practice: survey } };
}

const recordsWith = (program: ProgramVersion, answers: Answers[] = []): CohortRecords => {
  const cohort: Cohort = smallCohort();
  const responses = answers.map(
    (one, index): Response => ({
      id: `r-00000000000000${10 + index}` as ResponseId,
      cohortId: cohort.id,
      touchpoint: 'baseline',
      survey: 'practice',
      programVersion: program.version,
      participantId: `p-00000000000000${10 + index}` as ParticipantId,
      submittedAt: '2027-01-20T12:00:00.000Z' as Instant,
      answers: one,
    }),
  );
  return {
    cohort,
    program,
    versions: async () => [program],
    now: '2028-01-01T00:00:00.000Z' as Instant,
    participants: () => each([]),
    responses: () => each(responses),
    focusGroups: () => each([]),
  };
};

describe('names that REDCap would not take', () => {
  const choices = [
    { value: 'not-at-all', text: 'Not | at all' },
    { value: -1, text: 'No answer' },
  ];

  it('are made to fit, each its own', async () => {
    const long = 'a-question-with-a-name-of-forty-letters';
    const program = programWith(
      { type: 'comment', name: long, title: 'A' },
      { type: 'comment', name: `${long}s`, title: 'B' },
      { type: 'comment', name: 'practice--complete', title: 'C' },
      { type: 'comment', name: 'ends-', title: 'D' },
      { type: 'comment', name: 'record-id', title: 'E' },
      { type: 'checkbox', name: 'boxes', title: 'F', choices },
      { type: 'radiogroup', name: 'radio', title: 'G', choices },
    );
    const rows = await read('redcap-dictionary', recordsWith(program));
    expect(dictionaryFaults(rows)).toEqual([]);
    expect(rows).toHaveLength(9);
  });

  it('stay what they are where they are cut and another question is added that begins alike', async () => {
    const begins = 'how-often-did-you-feel-that';
    const comment = (end: string): Question => ({ type: 'comment', name: `${begins}-${end}`, title: end });
    const matrix = (...rows: string[]): Question => ({
      type: 'matrix',
      name: 'in-the-weeks-behind-you',
      title: 'M',
      columns: choices,
      rows: rows.map((value) => ({ value, text: value })),
    });
    const fields = async (program: ProgramVersion) => {
      const rows = await read('redcap-dictionary', recordsWith(program));
      expect(dictionaryFaults(rows)).toEqual([]);
      return Object.fromEntries(rows.map((row) => [row['Field Label'], row['Variable / Field Name']]));
    };
    const before = await fields(programWith(comment('rested'), matrix('energy', 'energy-left')));
    const after = await fields(
      programWith(comment('tired'), comment('rested'), matrix('energy-lost', 'energy', 'energy-left')),
    );
    expect(after).toMatchObject(before);
    expect(before.rested).toMatch(/^how_often_did_you_fe_[0-9a-v]{5}$/);
  });

  it('stay what they are where another survey comes to ask a question of the same long name', () => {
    const long: Question = { type: 'comment', name: 'anything-else-that-you-would-say', title: 'A' };
    const asked = (...elements: Question[]): SurveyDefinition => ({
      title: 'S',
      pages: [{ name: 'p', title: 'P', elements }],
    });
    const version = smallProgram();
    const [use] = version.program.surveys;
    const program = {
      ...version.program,
      surveys: [
        { ...use!, id: 'first' },
        { ...use!, id: 'second' },
      ],
    };
    const namesIn = (...ofFirst: Question[]) =>
      redcapForms({ ...version, program, surveys: { first: asked(...ofFirst), second: asked(long) } })
        .find(({ survey }) => survey === 'second')!
        .fields.map(({ name }) => name);
    expect(namesIn(long)).toEqual(namesIn({ ...long, name: 'other' }));
  });

  it('keep the code of a first choice below zero: with an apostrophe before it REDCap has another code', async () => {
    const agree = [
      { value: -1, text: '-1; =1+1' },
      { value: 1, text: 'Agree' },
    ];
    const program = programWith({ type: 'radiogroup', name: 'radio', title: 'G', choices: agree });
    const text = await fileText('redcap-dictionary', recordsWith(program), everything);
    expect(text).toContain(`,"-1, -1; '=1+1 | 1, Agree",`);
  });

  it('are codes of their own where REDCap would take two choices for one', async () => {
    const alike = [
      { value: 'a-b', text: 'One hyphen' },
      { value: 'a--b', text: 'Two' },
      { value: 'a-b-2', text: 'A number' },
      { value: 'a-b-', text: 'One more' },
    ];
    const program = programWith(
      { type: 'checkbox', name: 'boxes', title: 'F', choices: alike },
      { type: 'radiogroup', name: 'radio', title: 'G', choices: alike },
      {
        type: 'matrix',
        name: 'matrix',
        title: 'H',
        columns: alike,
        rows: [
          { value: 'r-s', text: 'A row' },
          { value: 'r--s', text: 'And a row' },
        ],
      },
      {
        type: 'comment',
        name: 'more',
        title: 'More?',
        visibleIf: { question: 'boxes', is: ['a--b'] },
      },
    );
    const answered = { 'r-s': 'a-b-', 'r--s': 'a-b' };
    const records = recordsWith(program, [{ boxes: ['a--b'], radio: 'a-b-2', matrix: answered }]);
    const [dictionary, forms, rows] = await Promise.all([
      read('redcap-dictionary', records),
      read('redcap-event-forms', records),
      read('redcap-records', records),
    ]);
    expect(dictionaryFaults(dictionary)).toEqual([]);
    expect(recordFaults(rows, dictionary, forms)).toEqual([]);
    const logic = dictionary.map((row) => row['Branching Logic (Show field only if...)']).find((one) => one);
    expect(logic).toBe("[boxes(a_b_2)] = '1'");
    expect(rows[0]).toMatchObject({
      boxes___a_b: '0',
      boxes___a_b_2: '1',
      boxes___a_b_2_2: '0',
      boxes___a_b_3: '0',
      radio: 'a_b_2_2',
      matrix_r_s: 'a_b_3',
      matrix_r_s_2: 'a_b',
    });
  });

  it('keep their answers in the columns that REDCap gives to checkboxes', async () => {
    const program = programWith(
      { type: 'checkbox', name: 'boxes', title: 'F', choices },
      { type: 'radiogroup', name: 'radio', title: 'G', choices },
    );
    const records = recordsWith(program, [{ boxes: [-1], radio: 'not-at-all' }]);
    const [dictionary, forms, rows] = await Promise.all([
      read('redcap-dictionary', records),
      read('redcap-event-forms', records),
      read('redcap-records', records),
    ]);
    expect(recordFaults(rows, dictionary, forms)).toEqual([]);
    expect(rows[0]).toMatchObject({ boxes___not_at_all: '0', boxes____1: '1', radio: 'not_at_all' });
  });
});

it('what is said beside a question is in the dictionary, also of a matrix and beside the ends of a rating', async () => {
  const program = programWith(
    {
      type: 'rating',
      name: 'rating',
      title: 'Rating',
      description: 'Of the last week',
      rateMin: 1,
      rateMax: 5,
      minRateDescription: 'Low',
      maxRateDescription: 'High',
    },
    { type: 'rating', name: 'bare', title: 'Bare', rateMin: 1, rateMax: 5 },
    {
      type: 'matrix',
      name: 'matrix',
      title: 'Matrix',
      description: 'Of the last month',
      columns: [
        { value: 1, text: 'No' },
        { value: 2, text: 'Yes' },
      ],
      rows: [{ value: 'row', text: 'Row' }],
    },
  );
  const rows = await read('redcap-dictionary', recordsWith(program));
  expect(dictionaryFaults(rows)).toEqual([]);
  expect(rows.slice(2).map((row) => row['Field Note'] || row['Section Header'])).toEqual([
    'Of the last week / Low … High',
    '',
    'Matrix / Of the last month',
  ]);
});

it('what must be answered is the same in the dictionary and the codebook: of a matrix only where no row may be left out', async () => {
  const matrix = (name: string, required: object): Question => ({
    type: 'matrix',
    name,
    title: name,
    columns: [
      { value: 1, text: 'No' },
      { value: 2, text: 'Yes' },
    ],
    rows: [{ value: 'row', text: name }],
    ...required,
  });
  const records = recordsWith(
    programWith(
      matrix('any', {}),
      matrix('some-row', { isRequired: true }),
      matrix('all-or-none', { eachRowRequired: true }),
      matrix('all', { isRequired: true, eachRowRequired: true }),
      { type: 'comment', name: 'text', title: 'text', isRequired: true },
    ),
  );
  const fields = await read('redcap-dictionary', records);
  const needed = fields.filter((row) => row['Required Field?'] === 'y').map((row) => row['Field Label']);
  const columns = await read('codebook', records);
  expect(needed).toEqual(['all', 'text']);
  expect(columns.filter(({ required }) => required === 'yes').map(({ question }) => question)).toEqual(
    needed,
  );
});

describe('conditions', () => {
  const rating: Question = { type: 'rating', name: 'worth-it', title: 'Worth it?', rateMin: 1, rateMax: 7 };
  const boxes: Question = {
    type: 'checkbox',
    name: 'boxes',
    title: 'Which?',
    choices: [
      { value: 'one-box', text: 'One' },
      { value: 'two', text: 'Two' },
    ],
  };
  const few: Question = {
    type: 'comment',
    name: 'why',
    title: 'Why?',
    visibleIf: { question: 'worth-it', atMost: 3 },
  };
  const box: Question = {
    type: 'comment',
    name: 'more',
    title: 'More?',
    visibleIf: { question: 'boxes', is: ['one-box'] },
  };

  it('are branching logic in the dictionary, where nothing answered is not 0, and words in the codebook', async () => {
    const records = recordsWith(programWith(rating, boxes, few, box));
    const rows = await read('redcap-dictionary', records);
    expect(dictionaryFaults(rows)).toEqual([]);
    const logic = rows.map((row) => row['Branching Logic (Show field only if...)']).filter((one) => one);
    expect(logic).toEqual(["[worth_it] <> '' and [worth_it] <= 3", "[boxes(one_box)] = '1'"]);
    const asked = (await read('codebook', records)).map(({ asked_when }) => asked_when).filter((one) => one);
    expect(asked).toEqual(['worth-it at most 3', 'boxes is one-box']);
  });
});

describe('the rules themselves', () => {
  it('see what is wrong', async () => {
    const [record, day, ...fields] = await read('redcap-dictionary', recordsOf(life.cohorts[0]!));
    const changed = (change: CsvRecord) => dictionaryFaults([record!, day!, { ...fields[0]!, ...change }]);
    expect(changed({ 'Variable / Field Name': 'a__b' })).not.toEqual([]);
    expect(changed({ 'Variable / Field Name': 'x'.repeat(27) })).not.toEqual([]);
    expect(changed({ 'Variable / Field Name': 'record_id' })).not.toEqual([]);
    expect(changed({ 'Choices, Calculations, OR Slider Labels': '1, A | 1, B' })).not.toEqual([]);
    expect(changed({ 'Branching Logic (Show field only if...)': "[gone] = '1'" })).not.toEqual([]);
    expect(changed({})).toEqual([]);
  });
});
