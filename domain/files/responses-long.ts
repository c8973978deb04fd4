import type { CohortRecords } from './cohort-records.ts';
import type { Cell, Row } from './csv.ts';
import type { DataFile } from './data-file.ts';
import { type ReleasedResponse, releasedResponses } from './released-responses.ts';
import { itemsOf, labelOf, type SurveyItem } from './survey-items.ts';

/** One row for each item that was answered. */
export const responsesLong: DataFile = {
  name: 'responses-long',
  title: 'Responses, one row an answer',
  about: 'Every answer with its code and its words. Several choices of one question are several rows.',
  async *rows(records, reader) {
    yield HEADER;
    const items = new Map(
      (await records.versions()).map((one) => [one.version, groupedBySurvey(itemsOf(one))]),
    );
    for await (const released of releasedResponses(records, reader)) {
      const { response } = released;
      const start = startOf(records, released);
      for (const item of items.get(response.programVersion)?.get(response.survey) ?? []) {
        const cells = answerCells(item, released);
        if (cells) yield [...start, ...cells, released.on, released.at];
      }
    }
  },
};

const HEADER: Row = [
  'cohort',
  'response',
  'participant',
  'wave',
  'survey',
  'version',
  'question',
  'row',
  'code',
  'label',
  'text',
  'submitted_on',
  'submitted_at',
];

const startOf = ({ cohort }: CohortRecords, { response, key, person, version }: ReleasedResponse): Cell[] => [
  cohort.id,
  key,
  person,
  response.touchpoint,
  response.survey,
  version,
];

/** Question, row, code, label and text; undefined where there is nothing to show. */
function answerCells(item: SurveyItem, { response, hasText }: ReleasedResponse): Cell[] | undefined {
  const code = item.codeIn(response.answers);
  const { question, row, choice } = item;
  if (code === undefined) return undefined;
  if (item.isFreeText) return hasText ? [question.name, undefined, undefined, undefined, code] : undefined;
  if (choice) {
    return code === 1 ? [question.name, undefined, choice.value, choice.text, undefined] : undefined;
  }
  return [question.name, row?.value, code, labelOf(item, code), undefined];
}

function groupedBySurvey(items: readonly SurveyItem[]): Map<string, SurveyItem[]> {
  const groups = new Map<string, SurveyItem[]>();
  for (const item of items) groups.set(item.survey, [...(groups.get(item.survey) ?? []), item]);
  return groups;
}
