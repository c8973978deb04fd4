import { endpoint } from '../../middleware/endpoint.ts';
import { currentPage } from '../focus-group-pages.ts';
import { LinkQuery } from '../link-query.ts';
import { openTouchpoint } from '../open-link.ts';
import { orRefusal, pageAnswer } from '../page-answer.ts';

/** The sessions to choose from, the seat one has, or why there is nothing to book. */
export const getFocusGroup = endpoint({
  method: 'GET',
  path: '/focus-group',
  query: LinkQuery,
  handle: ({ query, now }, { documents }) =>
    orRefusal(documents, query.t, async () => {
      const opened = await openTouchpoint(documents, query.t, 'focus-group', now);
      return pageAnswer(200, await currentPage({ documents }, opened, now));
    }),
});
