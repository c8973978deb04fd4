import { endpoint } from '../../middleware/endpoint.ts';
import { LinkQuery } from '../link-query.ts';
import { openLink } from '../open-link.ts';
import { frameOf, orRefusal, pageAnswer } from '../page-answer.ts';
import { stopPage } from '../pages/stop-page.ts';
import { stoppedFor } from '../stopped-for.ts';

/** The question whether to stop mail, or that it is stopped; whoever fetches it stops nothing (FAULTS F63). */
export const getStop = endpoint({
  method: 'GET',
  path: '/stop',
  query: LinkQuery,
  handle: ({ query, now }, { documents }) =>
    orRefusal(documents, query.t, async () => {
      const opened = await openLink(documents, query.t, 'stop', now);
      const isStopped = opened.participant.doc.mail.kind === 'stopped';
      return pageAnswer(
        200,
        isStopped ? stoppedFor(opened) : stopPage(frameOf(opened), opened.token, opened.program.program),
      );
    }),
});
