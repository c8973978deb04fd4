import type { Instant } from '../../domain/dates/instant.ts';
import { NotFound } from '../../domain/errors.ts';
import { stageOf } from '../../domain/progress/standing.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Html } from '../html.ts';
import { frameOf } from './frame-of.ts';
import { offeredSessions } from './offered-sessions.ts';
import type { OpenedTouchpoint } from './open-link.ts';
import { focusGroupPage } from './pages/focus-group-page.ts';
import { messagePage } from './pages/message-page.ts';
import { newLinkForm } from './pages/new-link-form.ts';
import { refusedLinkPage } from './pages/refused-link-page.ts';
import { seatPage } from './pages/seat-page.ts';
import { dayInWords } from './pages/words.ts';
import { seatOf } from './seat-version.ts';

/** What has just happened, or why it could not; the page says it first. */
export interface PageWords {
  said?: string;
  fault?: string;
}

/** The sessions to choose from, the seat one has, or why there is nothing to book. Reads only. */
export async function currentPage(
  { documents }: Pick<Ports, 'documents'>,
  opened: OpenedTouchpoint,
  now: Instant,
  words: PageWords = {},
): Promise<Html> {
  const { at, token, participant } = opened;
  const { touchpoint, opens, closes } = at.planned;
  if (touchpoint.kind !== 'focus-group') throw new NotFound('link');
  const { id, timeZone } = participant.doc;
  const say = (title: string, text: string) => messagePage(frameOf(opened), title, [text]);
  const stage = stageOf(at);
  const seat = seatOf(at);
  const isOpen = stage === 'open' || (stage === 'declined' && now < closes.at);
  if (seat || isOpen) {
    const sessions = await offeredSessions(documents, opened, now);
    const { title, minutes } = touchpoint;
    const view = { frame: frameOf(opened), title, minutes, timeZone, token, sessions, now, id, words };
    if (seat) return seatPage({ ...view, seat });
    return focusGroupPage({ ...view, ...(at.state?.kind === 'declined' && { declined: at.state.why }) });
  }
  switch (stage) {
    case 'not-open':
      // Without a session in the window booking stays shut past its planned day.
      return now < opens.at
        ? say('Not open yet', `Booking opens on ${dayInWords(opens.at, timeZone)}. This link will work then.`)
        : say('Not open yet', 'Booking opens as soon as there are sessions to choose from.');
    case 'done':
      return messagePage(
        frameOf(opened),
        'Thank you',
        [`“${touchpoint.title}” is behind you; there is nothing left to do.`],
        'good',
        newLinkForm(token, 'year'),
      );
    default:
      return refusedLinkPage(
        frameOf(opened),
        'Closed',
        [`Booking for “${touchpoint.title}” is closed.`, 'A new link leads to what you can do now.'],
        token,
      );
  }
}
