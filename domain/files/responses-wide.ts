import type { DataFile } from './data-file.ts';
import { releasedResponses } from './released-responses.ts';
import { itemsOf, labelOf } from './survey-items.ts';

const START = [
  'cohort',
  'response',
  'participant',
  'wave',
  'survey',
  'version',
  'submitted_on',
  'submitted_at',
];

const wide = (show: 'codes' | 'labels', name: string, title: string): DataFile => ({
  name,
  title,
  about: 'A column for each item of each survey; the codebook says what the columns mean.',
  async *rows(records, reader) {
    const items = itemsOf(records.program).filter(({ isFreeText }) => reader.freeText || !isFreeText);
    yield [...START, ...items.map(({ column }) => column)];
    for await (const { response, key, person, on, hasText } of releasedResponses(records, reader)) {
      const { touchpoint, survey, programVersion, submittedAt, answers } = response;
      const at = reader.identities && person !== undefined ? submittedAt : undefined;
      const cells = items.map((item) => {
        const code = item.survey === survey ? item.codeIn(answers) : undefined;
        if (item.isFreeText) return hasText ? code : undefined;
        return code === undefined || show === 'codes' ? code : labelOf(item, code);
      });
      yield [records.cohort.id, key, person, touchpoint, survey, programVersion, on, at, ...cells];
    }
  },
});

/** One row a response, a column an item, as codes. */
export const responsesWide = wide('codes', 'responses-wide', 'Responses, one row each, as codes');

/** The same with the words that people saw. */
export const responsesWideLabels = wide(
  'labels',
  'responses-wide-labels',
  'Responses, one row each, in words',
);
