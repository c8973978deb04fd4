import type { ProgramVersion } from '../programs/program.ts';
import { type Question, questionsOf } from '../surveys/survey.ts';

/** A row of the data dictionary that holds answers: a question, or a row of a matrix. */
export interface RedcapField {
  name: string;
  survey: string;
  question: Question;
  row?: { value: string; text: string };
  /** Of each choice the code that REDCap takes; none where nothing is chosen. */
  codes: ReadonlyMap<string | number, string>;
}

/** A form of the project: one survey. */
export interface RedcapForm {
  name: string;
  survey: string;
  title: string;
  /** The field that says on which day it was answered. */
  dayField: string;
  fields: RedcapField[];
}

/** REDCap takes 100 characters and advises 26; statistics programs cut there. */
const LONGEST_FIELD = 26;
/** And 50 for a form, of which `_complete` is made. */
const LONGEST_FORM = 40;
/** The part of an event's name that REDCap keeps in its unique name. */
const LONGEST_EVENT = 18;

/** Names that REDCap keeps for itself. */
const RESERVED = [
  'record_id',
  'redcap_event_name',
  'redcap_repeat_instrument',
  'redcap_repeat_instance',
  'redcap_data_access_group',
  'redcap_survey_identifier',
];
const RESERVED_END = /_(complete|timestamp|return_code)$/;

/**
 * The program's surveys as forms; every name is unique in the project, and follows from the program alone. One that is cut
 * follows from its own question alone: records of several versions of the program, or cohorts, go into the same fields.
 */
export function redcapForms({ program, surveys }: ProgramVersion): RedcapForm[] {
  const taken = new Set(RESERVED);
  const forms = new Set<string>();
  return program.surveys.flatMap(({ id, title }) => {
    const definition = surveys[id];
    if (!definition) return [];
    const form = redcapName(id, LONGEST_FORM, forms);
    const dayField = redcapName(`${id}-day`, LONGEST_FIELD, taken);
    const fields = questionsOf(definition).flatMap((question): RedcapField[] => {
      const { name } = question;
      const codes = redcapCodes(question);
      if (question.type !== 'matrix') {
        return [{ name: redcapName(name, LONGEST_FIELD, taken, id), survey: id, question, codes }];
      }
      return question.rows.map((row) => ({
        name: redcapName(`${name}-${row.value}`, LONGEST_FIELD, taken, id),
        survey: id,
        question,
        row,
        codes,
      }));
    });
    return [{ name: form, survey: id, title, dayField, fields }];
  });
}

/** The unique name of the event of each survey touchpoint: `month_3_arm_1`. */
export function redcapEvents({ program }: ProgramVersion): Map<string, { name: string; unique: string }> {
  const taken = new Set<string>();
  return new Map(
    program.touchpoints
      .filter(({ kind }) => kind === 'survey')
      .map(({ id }) => {
        const name = redcapName(id, LONGEST_EVENT, taken);
        return [id, { name, unique: `${name}_arm_1` }];
      }),
  );
}

/** As REDCap takes them in choices and in names of checkbox columns: no hyphens, and numbered where one is taken. */
function redcapCodes(question: Question): Map<string | number, string> {
  const codes = new Map<string | number, string>();
  const taken = new Set<string>();
  for (const { value } of choicesOf(question)) {
    const whole = typeof value === 'number' ? String(value) : redcapText(value);
    let code = whole;
    for (let number = 2; taken.has(code); number += 1) code = `${whole}_${number}`;
    taken.add(code);
    codes.set(value, code);
  }
  return codes;
}

const choicesOf = (question: Question): readonly { value: string | number }[] => {
  if (question.type === 'matrix') return question.columns;
  return 'choices' in question ? question.choices : [];
};

/** The code of an answer; steps of a rating, and what is no choice any more, are their own. */
export const codeIn = ({ codes }: RedcapField, value: string | number): string =>
  codes.get(value) ?? String(value);

/** `[worth_the_time] <= 3`; undefined where a question is always asked. */
export function branchingLogic(question: Question, fields: readonly RedcapField[]): string | undefined {
  const condition = question.visibleIf;
  const source = fields.find(({ question: { name } }) => name === condition?.question);
  if (!condition || !source) return undefined;
  const field = `[${source.name}]`;
  if (condition.is) {
    const isOne = (value: string | number) =>
      source.question.type === 'checkbox'
        ? `[${source.name}(${codeIn(source, value)})] = '1'`
        : `${field} = '${codeIn(source, value)}'`;
    return condition.is.map(isOne).join(' or ');
  }
  const { atLeast, atMost } = condition;
  return [
    // An empty field counts as 0 in a comparison.
    `${field} <> ''`,
    ...(atLeast === undefined ? [] : [`${field} >= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`${field} <= ${atMost}`]),
  ].join(' and ');
}

const redcapText = (text: string): string => text.replace(/-+/g, '_').replace(/^_|_$/g, '');

/**
 * Small letters, digits and single underscores; cut where it is too long, with a mark of the whole and of where it stands;
 * numbered where it is taken.
 */
function redcapName(id: string, longest: number, taken: Set<string>, within = ''): string {
  const text = redcapText(id);
  const mark = `_${markOf(`${within} ${id}`)}`;
  const whole = text.length > longest ? cut(text, longest - mark.length) + mark : text;
  let name = whole;
  for (let number = 2; taken.has(name) || RESERVED_END.test(name); number += 1) {
    const end = `_${number}`;
    name = cut(whole, longest - end.length) + end;
  }
  taken.add(name);
  return name;
}

/** Five letters and digits that are others for nearly every other text: 32-bit FNV-1a, of which 25 bits. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 7) + 32 ** 5).toString(32).slice(1);
}

const cut = (text: string, longest: number): string => text.slice(0, longest).replace(/_$/, '');
