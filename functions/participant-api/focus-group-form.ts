import { Conflict, NotFound } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { stageOf } from '../../domain/standing.ts';
import type { Ports } from '../../platform/ports.ts';
import { bookSeat, openSessions } from './book-seat.ts';
import { type OpenedTouchpoint, openTouchpoint } from './open-link.ts';
import { frameOf, orRefusal, type PageAnswer } from './page-answer.ts';
import { bookedPage, focusGroupPage, SESSION_FIELD } from './pages/focus-group-page.ts';
import { messagePage } from './pages/message-page.ts';
import { dayInWords } from './pages/words.ts';

/** The sessions to choose from, the seat one has, or why there is nothing to book. Reads only. */
export const showFocusGroup = (ports: Ports, token: string, now: Instant): Promise<PageAnswer> =>
  orRefusal(ports.documents, token, async () => {
    const opened = await openTouchpoint(ports.documents, token, 'focus-group', now);
    return { status: 200, page: await currentPage(ports, opened, now) };
  });

/** Takes a booking form: `t` the token, `g` the session. A choice that cannot be had comes back with the others. */
export const sendFocusGroup = (ports: Ports, form: URLSearchParams, now: Instant): Promise<PageAnswer> => {
  const token = form.get('t') ?? '';
  return orRefusal(ports.documents, token, async () => {
    const opened = await openTouchpoint(ports.documents, token, 'focus-group', now);
    const chosen = form.get(SESSION_FIELD);
    if (!chosen && stageOf(opened.at) === 'open') {
      return { status: 422, page: await currentPage(ports, opened, now, 'please choose one') };
    }
    try {
      const { seat } = await bookSeat(ports, token, chosen ?? '', now);
      return { status: 200, page: seatPage(opened, seat) };
    } catch (error) {
      const current = await openTouchpoint(ports.documents, token, 'focus-group', now);
      if (error instanceof Conflict) {
        return { status: 409, page: await currentPage(ports, current, now, WORDS[error.code]) };
      }
      if (!(error instanceof NotFound)) throw error;
      return { status: 404, page: await currentPage(ports, current, now, 'it is not one of those below') };
    }
  });
};

const WORDS: Record<string, string> = {
  full: 'its last seat has just been taken; please choose another',
  closed: 'it starts too soon to book it; please choose another',
};

async function currentPage(ports: Ports, opened: OpenedTouchpoint, now: Instant, fault?: string) {
  const { at, token, participant } = opened;
  const { touchpoint, closes, opens } = at.planned;
  if (touchpoint.kind !== 'focus-group') throw new NotFound('link');
  const timeZone = participant.doc.timeZone;
  const say = (title: string, text: string) => messagePage(frameOf(opened), title, [text]);
  if (at.state?.kind === 'booked') return seatPage(opened, at.state.seat);
  switch (stageOf(at)) {
    case 'open':
      return focusGroupPage({
        frame: frameOf(opened),
        title: touchpoint.title,
        minutes: touchpoint.minutes,
        closes,
        timeZone,
        token,
        sessions: await openSessions(ports.documents, opened, now),
        ...(fault === undefined ? {} : { fault }),
      });
    case 'not-open':
      // Without a session in the window booking stays shut past its planned day.
      return now < opens.at
        ? say('Not open yet', `Booking opens on ${dayInWords(opens.at, timeZone)}. This link will work then.`)
        : say('Not open yet', 'Booking opens as soon as there are sessions to choose from.');
    case 'done':
      return say('Thank you', `“${touchpoint.title}” is behind you; there is nothing left to do.`);
    default:
      return say('Closed', `Booking for “${touchpoint.title}” is closed.`);
  }
}

const seatPage = (opened: OpenedTouchpoint, seat: Parameters<typeof bookedPage>[2]) =>
  bookedPage(frameOf(opened), opened.at.planned.touchpoint.title, seat, opened.participant.doc.timeZone);
