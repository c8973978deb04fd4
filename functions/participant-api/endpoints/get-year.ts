import { endpoint } from '../../middleware/endpoint.ts';
import { LinkQuery } from '../link-query.ts';
import { openYear } from '../open-year.ts';
import { orRefusal } from '../page-answer.ts';
import { yearAnswer } from '../year-answer.ts';

/** A person's own page: what is behind, due and coming, their goal, scores and settings. Changes nothing. */
export const getYear = endpoint({
  method: 'GET',
  path: '/year',
  query: LinkQuery,
  handle: ({ query, now }, { documents }) =>
    orRefusal(documents, query.t, async () =>
      yearAnswer(documents, await openYear(documents, query.t, now), now),
    ),
});
