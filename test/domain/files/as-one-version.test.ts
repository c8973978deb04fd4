import { expect, it } from 'vitest';
import type { Instant } from '../../../domain/dates/instant.ts';
import { asOneVersion } from '../../../domain/files/as-one-version.ts';
import type { CohortId, ResponseId } from '../../../domain/id.ts';
import type { Response } from '../../../domain/surveys/response.ts';
import { changedProgram, withQuestion } from '../../support/changed-program.ts';
import { GOOD_ANSWERS, smallProgram } from '../../support/small-program.ts';

it('of three versions only what all of them asked stands in files', async () => {
  const first = smallProgram();
  const second = changedProgram(first, ({ surveys }) => {
    surveys.practice!.pages[1]!.elements.shift();
  });
  const third = changedProgram(first, (copy) => withQuestion(copy, 'practice'));
  const response = ({ version: programVersion }: typeof first): Response => ({
    id: 'r-0000000000000001' as ResponseId,
    cohortId: 'c-0000000000000000' as CohortId,
    touchpoint: 'satisfaction',
    survey: 'practice',
    programVersion,
    submittedAt: '2027-02-05T00:00:00.000Z' as Instant,
    answers: { ...GOOD_ANSWERS, topics: ['time'], note: 'Fine.', 'new-question': 'No.' },
  });
  const versions = [third, second, first];
  const stands = await asOneVersion(versions.map(response), { versions: async () => versions });
  for (const one of versions) {
    expect(stands(response(one))).toEqual({
      ...response(third),
      answers: { ...GOOD_ANSWERS, note: 'Fine.' },
    });
  }
});
