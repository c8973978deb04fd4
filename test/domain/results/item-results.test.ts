import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { CohortId, ResponseId } from '../../../domain/id.ts';
import { itemResults } from '../../../domain/results/item-results.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { changedProgram, without } from '../../support/changed-program.ts';
import { GOOD_ANSWERS, smallProgram } from '../../support/small-program.ts';

const text = changedProgram(smallProgram(), (copy) => without(copy, 'baseline'));
const number = changedProgram(text, ({ surveys }) => {
  const page = surveys.practice!.pages[1]!;
  page.elements = page.elements.map((one) =>
    one.name === 'note' ? { type: 'rating', name: 'note', title: 'A note?', rateMin: 1, rateMax: 5 } : one,
  );
});

/** What is shown of one question where so many of sixteen answered the version in which `note` is a text. */
async function shownOf(question: string, before: number) {
  const response = (index: number): Response => ({
    id: `r-000000000000000${index}` as ResponseId,
    cohortId: 'c-0000000000000000' as CohortId,
    touchpoint: 'satisfaction',
    survey: 'practice',
    programVersion: index < before ? text.version : number.version,
    submittedAt: '2027-02-05T00:00:00.000Z' as Instant,
    answers: { ...GOOD_ANSWERS, note: index < before ? `Text ${index}` : 4 },
  });
  const records = {
    program: number,
    versions: async () => [number, text],
    async *responses() {
      for (let index = 0; index < 16; index += 1) yield response(index);
    },
  };
  const { items, texts } = await itemResults(records, new Set(['satisfaction']));
  return [...items, ...texts].flatMap((one) =>
    one.question === question && one.result.shown ? [one.result] : [],
  );
}

it('a name that two versions gave to another kind of question has a line for each of them', async () => {
  expect(await shownOf('note', 8)).toMatchObject([{ n: 8 }, { texts: { length: 8 } }]);
});

it('what two versions asked alike is counted together, also where few answered one of them', async () => {
  expect(await shownOf('again', 15)).toMatchObject([{ n: 16 }]);
  expect(await shownOf('again', 1)).toMatchObject([{ n: 16 }]);
});
