import { seatsLeft } from '../../../domain/focus-group.ts';
import type { Instant } from '../../../domain/instant.ts';
import { stageOf } from '../../../domain/standing.ts';
import { surveyOf } from '../../../domain/submission.ts';
import type { Documents } from '../../../platform/ports.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { LinkAnswer } from '../answers.ts';
import { tokenOf } from '../link-token.ts';
import { findLink, type OpenedTouchpoint, openLink, openTouchpoint } from '../open-link.ts';
import { openSessions } from '../open-sessions.ts';
import { frameOf } from '../page-answer.ts';

/** What a link opens, for a page that draws itself: dates in UTC with the person's zone, nothing else of the person. */
export const getApiLink = endpoint({
  method: 'GET',
  path: '/api/link',
  summary: 'Read what a personal link opens',
  answers: { 200: LinkAnswer },
  handle: async ({ headers, now }, { documents }) => {
    const text = tokenOf(headers);
    const { purpose } = (await findLink(documents, text)).link;
    if (purpose === 'stop' || purpose === 'year') {
      const opened = await openLink(documents, text, purpose, now);
      return { status: 200, body: { purpose, ...frameOf(opened), mail: opened.participant.doc.mail.kind } };
    }
    const opened = await openTouchpoint(documents, text, purpose, now);
    const { planned, state } = opened.at;
    const body = {
      purpose,
      ...frameOf(opened),
      title: planned.touchpoint.title,
      stage: stageOf(opened.at),
      opensAt: planned.opens.at,
      closesAt: planned.closes.at,
      timeZone: opened.participant.doc.timeZone,
      ...(state?.kind === 'booked' ? { seat: state.seat } : {}),
      ...(stageOf(opened.at) === 'open' ? await contentOf(documents, opened, now) : {}),
    };
    return { status: 200, body };
  },
});

async function contentOf(documents: Documents, opened: OpenedTouchpoint, now: Instant): Promise<object> {
  const { touchpoint } = opened.at.planned;
  if (touchpoint.kind === 'survey') {
    const { definition, minutes, unlinked } = surveyOf(opened.program, opened.at.planned);
    return { minutes, unlinked, programVersion: opened.program.version, survey: definition };
  }
  const sessions = (await openSessions(documents, opened, now)).map((group) => ({
    focusGroupId: group.id,
    startsAt: group.startsAt,
    endsAt: group.endsAt,
    place: group.place,
    seatsLeft: seatsLeft(group),
  }));
  return { minutes: touchpoint.minutes, sessions };
}
