import { pageAnswer } from '../../page-answer.ts';
import { frameOf } from '../frame-of.ts';
import { linkPage } from '../link-page.ts';
import { openLink } from '../open-link.ts';
import { stopPage } from '../pages/stop-page.ts';
import { stoppedFor } from '../stopped-for.ts';

/** The question whether to stop mail, or that it is stopped; whoever fetches it stops nothing (FAULTS F63). */
export const getStop = linkPage('/stop', async (token, now, { documents }) => {
  const opened = await openLink(documents, token, 'stop', now);
  const isStopped = opened.participant.doc.mail.kind === 'stopped';
  return pageAnswer(
    200,
    isStopped ? stoppedFor(opened) : stopPage(frameOf(opened), opened.token, opened.program.program),
  );
});
