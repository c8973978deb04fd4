import { NotFound } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import { stageOf } from '../../domain/standing.ts';
import type { Ports } from '../../platform/ports.ts';
import type { OpenedTouchpoint } from './open-link.ts';
import { openSessions } from './open-sessions.ts';
import { frameOf } from './page-answer.ts';
import { bookedPage, focusGroupPage } from './pages/focus-group-page.ts';
import type { Html } from './pages/html.ts';
import { messagePage } from './pages/message-page.ts';
import { dayInWords } from './pages/words.ts';

/** The sessions to choose from, the seat one has, or why there is nothing to book. Reads only. */
export async function currentPage(
  { documents }: Pick<Ports, 'documents'>,
  opened: OpenedTouchpoint,
  now: Instant,
  fault?: string,
): Promise<Html> {
  const { at, token, participant } = opened;
  const { touchpoint, opens } = at.planned;
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
        timeZone,
        token,
        sessions: await openSessions(documents, opened, now),
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

/** The seat this person has. */
export const seatPage = (opened: OpenedTouchpoint, seat: Parameters<typeof bookedPage>[2]): Html =>
  bookedPage(frameOf(opened), opened.at.planned.touchpoint.title, seat, opened.participant.doc.timeZone);
