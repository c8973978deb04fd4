import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortRecords } from '../../../domain/files/cohort-records.ts';
import type { ResponseId } from '../../../domain/id.ts';
import { cohortResults } from '../../../domain/results/cohort-results.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import type { Scale } from '../../../domain/surveys/survey.ts';
import { changedProgram, without } from '../../support/changed-program.ts';
import { each } from '../../support/scenes/academic-year-records.ts';
import { smallCohort, smallProgram } from '../../support/small-program.ts';

const ITEMS = ['a', 'b', 'c', 'd'];

const scale = (id: string, ...items: string[]): Scale => ({
  id,
  title: id,
  items: items.map((item) => `rows.${item}`),
  reversed: [],
  atLeast: 1,
});

/**
 * What is shown of these scales, and how many items, where everybody answered the items that their text names: a small
 * letter with a number, a capital with “not applicable”.
 */
async function shownOf(scales: Scale[], people: readonly string[]) {
  const program = changedProgram(smallProgram(), (copy) => {
    without(copy, 'baseline');
    copy.program.surveys[0]!.scales = scales;
    copy.surveys.practice!.pages = [
      {
        name: 'page',
        title: 'Page',
        elements: [
          {
            type: 'matrix',
            name: 'rows',
            title: 'Rows',
            columns: [...[1, 2, 3, 4, 5], 'none'].map((value) => ({ value, text: String(value) })),
            rows: ITEMS.map((value) => ({ value, text: value })),
          },
        ],
      },
    ];
  });
  const responses = people.map(
    (items, index): Response => ({
      id: `r-00000000000000${String(index).padStart(2, '0')}` as ResponseId,
      cohortId: smallCohort().id,
      touchpoint: 'satisfaction',
      survey: 'practice',
      programVersion: program.version,
      submittedAt: '2027-02-05T00:00:00.000Z' as Instant,
      answers: {
        rows: Object.fromEntries(
          [...items].map((item, at) => [item.toLowerCase(), item < 'a' ? 'none' : 1 + ((index + at) % 5)]),
        ),
      },
    }),
  );
  const records: CohortRecords = {
    cohort: smallCohort(),
    program,
    versions: async () => [program],
    now: '2028-01-01T00:00:00.000Z' as Instant,
    participants: () => each([]),
    responses: () => each(responses),
    focusGroups: () => each([]),
  };
  const { surveys, items } = await cohortResults(records);
  const waves = surveys.flatMap((survey) => survey.scales.flatMap((one) => one.waves));
  return {
    scales: waves.map((wave) => wave.shown || wave.why),
    items: items.filter(({ result }) => result.shown).length,
  };
}

const times = (count: number, items: string): string[] => Array.from({ length: count }, () => items);

it('a scale of which two halves were asked different items does not tell, beside these, what one answered who had both', async () => {
  const halves = [...times(5, 'a'), ...times(5, 'bcd')];
  expect(await shownOf([scale('all', 'a', 'b', 'c', 'd')], [...halves, 'abcd'])).toEqual({
    scales: ['would-single-out'],
    items: 4,
  });
  expect(await shownOf([scale('all', 'a', 'b', 'c', 'd')], [...halves, ...times(5, 'abcd')])).toEqual({
    scales: [true],
    items: 4,
  });
});

it('a scale of which so few left out anything that no item is shown less hides nothing but its own mean', async () => {
  expect(await shownOf([scale('all', 'a', 'b', 'c')], [...times(9, 'abc'), 'ab'])).toEqual({
    scales: ['would-single-out'],
    items: 3,
  });
  expect((await shownOf([scale('all', 'a', 'b', 'c')], times(9, 'abc'))).scales).toEqual([true]);
});

it('an item that few could answer with a number hides no scale, and no scale tells what these few answered to the rest', async () => {
  const scales = [scale('all', 'a', 'b', 'c')];
  expect(await shownOf(scales, [...times(9, 'Abc'), ...times(3, 'aBc')])).toEqual({
    scales: [true],
    items: 3,
  });
  expect((await shownOf(scales, [...times(9, 'Abc'), ...times(3, 'abc')])).scales).toEqual([
    'would-single-out',
  ]);
});
