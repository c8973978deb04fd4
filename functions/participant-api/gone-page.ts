import { isRevoked } from '../../domain/links/link-access.ts';
import { timetable } from '../../domain/timetables/timetable.ts';
import type { Html } from '../html.ts';
import type { OpenedLink } from './open-link.ts';
import type { Frame } from './pages/page.ts';
import { refusedLinkPage } from './pages/refused-link-page.ts';
import { deadlineInWords } from './pages/words.ts';

/** What happened to a link that can no longer be used; who still takes part can have a new one. */
export function gonePage(frame: Frame, gone: OpenedLink): Html {
  const { token, link, participant, cohort, program } = gone;
  const { status, timeZone, touchpoints } = participant.doc;
  // Before anything that is so of the person: whoever has this mailbox is somebody else.
  if (isRevoked(link, participant.doc)) {
    return refusedLinkPage(
      frame,
      'This link no longer works',
      [
        'The address that it was mailed to has been corrected since.',
        'A new link comes to the address that the program has now.',
      ],
      token,
    );
  }
  if (status.kind === 'withdrawn') {
    return refusedLinkPage(frame, 'You no longer take part', [
      'Your participation in this program has ended, and with it this link.',
    ]);
  }
  const planned = timetable(program.program, cohort.doc, participant.doc).find(
    ({ touchpoint }) => touchpoint.id === link.touchpoint,
  );
  const until = deadlineInWords({ at: link.expiresAt }, timeZone);
  const isNamed = planned !== undefined && link.purpose !== 'stop';
  const state = touchpoints[link.touchpoint];
  const isDone = isNamed && state?.kind === 'done' && state.how !== 'not-recorded';
  return refusedLinkPage(
    frame,
    'This link has expired',
    [
      isNamed
        ? `“${planned.touchpoint.title}” could be opened with it until ${until}.`
        : `It could be used until ${until}.`,
      isDone ? 'You have done it; nothing is left to do there.' : 'Nothing you sent before is lost.',
      'A new link leads to what you can do now.',
    ],
    token,
  );
}
