import type { Fault } from '../../../../domain/errors.ts';
import type { FieldFault } from '../fault-words.ts';

/** The faults of a short form as its page shows them; `subjectOf` names each field that can have one. */
export const fieldFaults = (
  faults: readonly Fault[],
  subjectOf: Readonly<Record<string, { field: string; subject: string }>>,
): FieldFault[] =>
  faults.map(({ pointer, code }) => ({
    field: undefined,
    subject: 'This form',
    ...subjectOf[pointer.slice(1)],
    words: WORDS[code] ?? 'please check it',
  }));

const WORDS: Record<string, string> = {
  required: 'please fill it in',
  blank: 'please fill it in',
  length: 'the text is too long; please shorten it',
  'control-character': 'the text has a character that cannot be stored; please type it again',
  option: 'please choose one',
  date: 'please choose a date',
  'date-format': 'please choose a date',
  past: 'this day is over; please choose today or a later one',
  range: 'please choose a day within the next year',
  'time-zone': 'please choose one from the list',
};
