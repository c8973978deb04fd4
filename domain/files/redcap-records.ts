import type { ProgramVersion } from '../programs/program.ts';
import type { Response } from '../surveys/response.ts';
import { type Answers, questionsOf, type SurveyDefinition } from '../surveys/survey.ts';
import { keepsCodes } from '../versions/survey-refusals.ts';
import type { Cell, Row } from './csv.ts';
import type { DataFile } from './data-file.ts';
import { codeIn, type RedcapField, type RedcapForm, redcapEvents, redcapForms } from './redcap-names.ts';
import { releasedResponses } from './released-responses.ts';

/**
 * The answers as REDCap imports them: a record is a participant, an event is a wave. An unlinked response is a record
 * of its own.
 */
export const redcapRecords: DataFile = {
  name: 'redcap-records',
  title: 'REDCap records',
  about: 'The answers for the REDCap project of the data dictionary. Import it last.',
  isForProgram: true,
  async *rows(records, reader) {
    const forms = redcapForms(records.program);
    const events = redcapEvents(records.program);
    const shown = forms.map((form) => ({
      ...form,
      fields: form.fields.filter(({ question }) => reader.freeText || question.type !== 'comment'),
    }));
    yield ['record_id', 'redcap_event_name', ...shown.flatMap(columnsOf)];
    const versions = new Map((await records.versions()).map((one) => [one.version, one]));
    for await (const { response, key, person, on, hasText } of releasedResponses(records, reader)) {
      const { survey, touchpoint, programVersion } = response;
      const answers = fitting(response, versions.get(programVersion)?.surveys[survey], records.program);
      const cells = shown.flatMap((form) =>
        form.survey === survey ? answersIn(form, answers, on, hasText) : columnsOf(form).map(() => undefined),
      );
      yield [person ?? key, events.get(touchpoint)?.unique, ...cells];
    }
  },
};

/** The events of the project, one a wave. */
export const redcapEventList: DataFile = {
  name: 'redcap-events',
  title: 'REDCap events',
  about: 'The waves as events of a longitudinal project with one arm. Upload it second.',
  isForProgram: true,
  async *rows({ program }) {
    yield ['event_name', 'arm_num', 'unique_event_name'];
    for (const { name, unique } of redcapEvents(program).values()) yield [name, 1, unique];
  },
};

/** Which form belongs to which event. */
export const redcapEventForms: DataFile = {
  name: 'redcap-event-forms',
  title: 'REDCap forms of the events',
  about: 'Which survey is asked in which wave. Upload it third.',
  isForProgram: true,
  async *rows({ program }) {
    yield ['arm_num', 'unique_event_name', 'form'];
    const forms = redcapForms(program);
    const events = redcapEvents(program);
    for (const touchpoint of program.program.touchpoints) {
      if (touchpoint.kind !== 'survey') continue;
      const form = forms.find(({ survey }) => survey === touchpoint.survey);
      if (form) yield [1, events.get(touchpoint.id)!.unique, form.name];
    }
  },
};

/** In a column's name the minus of a code is an underscore. */
const columnsOf = ({ name, dayField, fields }: RedcapForm): string[] => [
  dayField,
  ...fields.flatMap((field) =>
    field.question.type === 'checkbox'
      ? field.question.choices.map(({ value }) => `${field.name}___${codeIn(field, value).replace('-', '_')}`)
      : [field.name],
  ),
  `${name}_complete`,
];

/** Without those that an earlier version asked for under the name of another kind of question, or with other codes. */
function fitting(
  { survey, answers }: Response,
  asked: SurveyDefinition | undefined,
  { surveys }: ProgramVersion,
): Answers {
  if (asked === surveys[survey]) return answers;
  const [then, now] = [asked, surveys[survey]].map((one) => (one ? questionsOf(one) : []));
  const kept = then!.filter((question) =>
    now!.some((other) => other.name === question.name && keepsCodes(question, other)),
  );
  const names = new Set(kept.map(({ name }) => name));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

/** 2 is REDCap's "complete". */
const answersIn = (
  { fields }: RedcapForm,
  answers: Answers,
  on: string | undefined,
  hasText: boolean,
): Row => [on, ...fields.flatMap((field) => cellsOf(field, answers, hasText)), 2];

function cellsOf(field: RedcapField, answers: Answers, hasText: boolean): Cell[] {
  const { question, row } = field;
  const answer = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
  if (question.type === 'checkbox') {
    return question.choices.map(({ value }) =>
      Array.isArray(answer) ? Number(answer.includes(value)) : undefined,
    );
  }
  if (question.type === 'comment') return [hasText ? (answer as string | undefined) : undefined];
  const value = row ? (answer as Record<string, string | number> | undefined)?.[row.value] : answer;
  return [typeof value === 'string' ? codeIn(field, value) : (value as number | undefined)];
}
