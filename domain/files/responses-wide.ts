import type { ProgramVersion } from '../programs/program.ts';
import type { DataFile } from './data-file.ts';
import { releasedResponses } from './released-responses.ts';
import { itemsOf, labelOf, type SurveyItem } from './survey-items.ts';

/** A column of two versions holds what was asked under its name in either. */
const columnsOf = (version: ProgramVersion): Map<string, SurveyItem> =>
  new Map(itemsOf(version).map((item) => [item.column, item]));

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
    const versions = await records.versions();
    const byVersion = new Map(versions.map((one) => [one.version, columnsOf(one)]));
    const all = new Map([...byVersion.values()].flatMap((items) => [...items]));
    const columns = [...all]
      .filter(([, { isFreeText }]) => reader.freeText || !isFreeText)
      .map(([name]) => name);
    yield [...START, ...columns];
    for await (const { response, key, person, on, at, version, hasText } of releasedResponses(
      records,
      reader,
    )) {
      const { touchpoint, survey, programVersion, answers } = response;
      const items = byVersion.get(programVersion);
      const cells = columns.map((column) => {
        const item = items?.get(column);
        if (item?.survey !== survey) return undefined;
        const code = item.codeIn(answers);
        if (item.isFreeText) return hasText ? code : undefined;
        return code === undefined || show === 'codes' ? code : labelOf(item, code);
      });
      yield [records.cohort.id, key, person, touchpoint, survey, version, on, at, ...cells];
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
