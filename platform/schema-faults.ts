import type * as z from 'zod';
import type { FileFault } from './program-file-error.ts';
import { faultAt } from './source-file.ts';
import type { StructuredFile } from './structured-file.ts';

/**
 * What a schema refused, with the place in the file: an unknown key at that key, a missing one at the map it
 * is missing in, anything else at the value.
 */
export const schemaFaults = (document: StructuredFile, issues: readonly z.core.$ZodIssue[]): FileFault[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        faultAt(
          document.source,
          document.keyOffset(issue.path, key),
          `unknown-property: ${key}; ${issue.message}`,
        ),
      );
    }
    const { offset, found } = document.offsetOf(issue.path);
    const missing = !found && issue.code !== 'custom' && issue.path.length > 0;
    const message = missing ? `required: ${String(issue.path.at(-1))} is missing` : wording(issue);
    return [faultAt(document.source, offset, message)];
  });

/** The short codes that schemas share with the API, in words for people who write files. */
const IN_WORDS: Record<string, string> = {
  'id-format':
    'a lower-case letter, then lower-case letters and digits, words joined by one hyphen, at most 40',
  'time-format': 'a time of day in quotes and of four digits, "00:00" to "23:59"',
  'time-zone': 'an Area/City name, such as America/New_York',
  blank: 'must not be empty',
  'control-character': 'one line without control characters',
  length: 'too long',
};

const TYPES: Record<string, string> = {
  string: 'text (in quotes where it looks like a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function wording(issue: z.core.$ZodIssue): string {
  const generic = issue.message.startsWith('Invalid') || issue.message.startsWith('Too');
  if (!generic)
    return issue.message in IN_WORDS ? `${issue.message}: ${IN_WORDS[issue.message]}` : issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `type: must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `option: one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `limit: at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
    case 'too_small':
      return `limit: at least ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `option: one of ${issue.options.join(', ')}`
        : issue.errors.map((branch) => branch.map(wording).join(', ')).join(', or ');
    default:
      return issue.message;
  }
}

const UNITS: Partial<Record<string, string>> = { array: ' entries', string: ' characters' };
