import type { Instant } from '../../../domain/dates/instant.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import { stageOf } from '../../../domain/progress/standing.ts';
import { type FocusGroup, offerTo, seatsLeft } from '../../../domain/sessions/focus-group.ts';
import { surveyOf } from '../../../domain/surveys/submission.ts';
import type { Documents } from '../../../platform/ports.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { LinkAnswer } from '../answers.ts';
import { frameOf } from '../frame-of.ts';
import { tokenOf } from '../link-token.ts';
import { offeredSessions } from '../offered-sessions.ts';
import { findLink, type OpenedTouchpoint, openLink, openTouchpoint } from '../open-link.ts';
import { openYear } from '../open-year.ts';
import { seatOf } from '../seat-version.ts';
import { yearFacts } from '../year-facts.ts';
import { yearView } from '../year-view.ts';

/** What a link opens, for a page that draws itself: dates in UTC with the person's zone, nothing else of the person. */
export const getApiLink = endpoint({
  method: 'GET',
  path: '/api/link',
  summary: 'Read what a personal link opens',
  answers: { 200: LinkAnswer },
  handle: async ({ headers, now }, { documents }) => {
    const text = tokenOf(headers);
    const { purpose } = (await findLink(documents, text)).link;
    if (purpose === 'year') {
      const opened = await openYear(documents, text, now);
      const year = yearFacts(await yearView(documents, opened, now));
      return { status: 200, body: { purpose, ...frameOf(opened), ...year } };
    }
    if (purpose === 'stop') {
      const opened = await openLink(documents, text, purpose, now);
      return { status: 200, body: { purpose, ...frameOf(opened), mail: opened.participant.doc.mail.kind } };
    }
    const opened = await openTouchpoint(documents, text, purpose, now);
    const { planned, state } = opened.at;
    const seat = seatOf(opened.at);
    const body = {
      purpose,
      ...frameOf(opened),
      title: planned.touchpoint.title,
      stage: stageOf(opened.at),
      opensAt: planned.opens.at,
      closesAt: planned.closes.at,
      ...(opened.at.finishBy ? { finishBy: opened.at.finishBy } : {}),
      timeZone: opened.participant.doc.timeZone,
      ...(seat ? { seat } : {}),
      ...(state?.kind === 'declined' ? { why: state.why } : {}),
      ...(isOpenTo(opened, now) ? await contentOf(documents, opened, now) : {}),
    };
    // A seat's number is what moving and cancelling it asks for.
    return { status: 200, body, ...(seat ? { version: seat.number } : {}) };
  },
});

/** A survey that can be answered; sessions that can be chosen, also in place of the seat there is. */
const isOpenTo = ({ at }: OpenedTouchpoint, now: Instant): boolean =>
  ['open', 'booked', 'declined'].includes(stageOf(at)) && now < at.planned.closes.at;

async function contentOf(documents: Documents, opened: OpenedTouchpoint, now: Instant): Promise<object> {
  const { touchpoint } = opened.at.planned;
  if (touchpoint.kind === 'survey') {
    const { definition, minutes, unlinked } = surveyOf(opened.asked, opened.at.planned);
    const { sequence, answers } = opened.draft?.doc ?? {};
    return {
      minutes,
      unlinked,
      programVersion: opened.asked.version,
      survey: definition,
      ...(answers ? { draft: { sequence, answers } } : {}),
    };
  }
  const { id } = opened.participant.doc;
  const sessions = (await offeredSessions(documents, opened, now)).map((group) => ({
    focusGroupId: group.id,
    startsAt: group.startsAt,
    endsAt: group.endsAt,
    place: group.place,
    seatsLeft: seatsLeft(group, now, id),
    ...placeInLine(group, id),
    ...offerUntil(group, id, now),
  }));
  return { minutes: touchpoint.minutes, sessions };
}

/** From 1; nothing where one does not wait. */
function placeInLine({ waiting = [] }: FocusGroup, id: ParticipantId): { placeInLine?: number } {
  const place = waiting.findIndex(({ participantId }) => participantId === id);
  return place < 0 ? {} : { placeInLine: place + 1 };
}

function offerUntil(group: FocusGroup, id: ParticipantId, now: Instant): { offeredUntil?: Instant } {
  const offer = offerTo(group, id, now);
  return offer ? { offeredUntil: offer.until } : {};
}
