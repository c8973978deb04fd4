import { linkPage } from '../link-page.ts';
import { openYear } from '../open-year.ts';
import { yearAnswer } from '../year-answer.ts';

/** A person's own page: what is behind, due and coming, their goal, scores and settings. Changes nothing. */
export const getYear = linkPage('/year', async (token, now, { documents }) =>
  yearAnswer(documents, await openYear(documents, token, now), now),
);
