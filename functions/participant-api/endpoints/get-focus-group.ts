import { pageAnswer } from '../../page-answer.ts';
import { currentPage } from '../focus-group-pages.ts';
import { linkPage } from '../link-page.ts';
import { openTouchpoint } from '../open-link.ts';

/** The sessions to choose from, the seat one has, or why there is nothing to book. */
export const getFocusGroup = linkPage('/focus-group', async (token, now, { documents }) => {
  const opened = await openTouchpoint(documents, token, 'focus-group', now);
  return pageAnswer(200, await currentPage({ documents }, opened, now));
});
