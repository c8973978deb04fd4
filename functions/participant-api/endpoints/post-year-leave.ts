import { pageAnswer } from '../../page-answer.ts';
import { withdrawalWrites } from '../../withdrawal-writes.ts';
import { frameOf } from '../frame-of.ts';
import { openLink } from '../open-link.ts';
import { leavePage, leftPage } from '../pages/year/leave-page.ts';
import { tokenForm } from '../token-form.ts';

/** Asks whether to stop taking part and, with `confirm`, does it: at once, and only once. */
export const postYearLeave = tokenForm('/year/leave', async ({ form, token, now }, { documents }) => {
  const opened = await openLink(documents, token, 'year', now);
  const { doc } = opened.participant;
  const frame = frameOf(opened);
  if (doc.status.kind === 'withdrawn') return pageAnswer(200, leftPage(frame));
  if (form.get('confirm') !== 'yes') return pageAnswer(200, leavePage(frame, opened.token));
  const { writes, wake, settle } = await withdrawalWrites(documents, opened, now);
  return pageAnswer(200, leftPage(frame), { writes, wake, settle });
});
