import type { Instant } from '../../domain/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { openLink } from './open-link.ts';
import { frameOf, orRefusal, type PageAnswer } from './page-answer.ts';
import { stopPage, stoppedPage } from './pages/stop-page.ts';
import { stop } from './stop.ts';

/** The question whether to stop mail, or that it is stopped. Reads only, whoever fetches it (FAULTS F63). */
export const showStop = (ports: Ports, token: string, now: Instant): Promise<PageAnswer> =>
  orRefusal(ports.documents, token, async () => {
    const opened = await openLink(ports.documents, token, 'stop', now);
    const isStopped = opened.participant.doc.mail.kind === 'stopped';
    const frame = frameOf(opened);
    return { status: 200, page: isStopped ? stoppedPage(frame) : stopPage(frame, opened.token) };
  });

/** Stops the mail: from the page's button, and from a mail program's own (RFC 8058). */
export const sendStop = (ports: Ports, token: string, now: Instant): Promise<PageAnswer> =>
  orRefusal(ports.documents, token, async () => ({
    status: 200,
    page: stoppedPage(frameOf(await stop(ports, token, now))),
  }));
