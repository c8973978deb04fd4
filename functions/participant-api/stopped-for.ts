import type { Html } from '../html.ts';
import { frameOf } from './frame-of.ts';
import type { OpenedLink } from './open-link.ts';
import { stoppedPage } from './pages/stop-page.ts';

/** What the holder of a link to stop mail is told once it is stopped; who withdrew has no page to start it again. */
export const stoppedFor = (opened: OpenedLink): Html =>
  stoppedPage(
    frameOf(opened),
    opened.program.program,
    opened.participant.doc.status.kind === 'active' ? opened.token : undefined,
  );
