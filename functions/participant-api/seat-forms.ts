import type { Instant } from '../../domain/dates/instant.ts';
import type { Documents } from '../../platform/ports.ts';
import type { BookingEffect } from '../booking-writes.ts';
import type { Html } from '../html.ts';
import { frameOf } from './frame-of.ts';
import type { OpenedTouchpoint } from './open-link.ts';
import { cancelQuestion, declineQuestion } from './pages/seat-questions.ts';
import { SESSION_FIELD } from './pages/session-form.ts';
import { bookSeat, cancelSeat, declineSeats, joinLine, leaveLine, moveSeat } from './seat-acts.ts';
import { requireShown, seatOf } from './seat-version.ts';

/** What one button does, and what the page says afterwards. */
export interface Deed {
  needsSession?: true;
  perform(
    documents: Documents,
    opened: OpenedTouchpoint,
    form: URLSearchParams,
    now: Instant,
  ): Promise<{ said: string; effect: BookingEffect }>;
}

const session = (form: URLSearchParams): string => form.get(SESSION_FIELD) ?? '';

/** The deeds by the value of their buttons. */
export const DEEDS: Record<string, Deed> = {
  book: {
    needsSession: true,
    perform: async (documents, opened, form, now) => ({
      ...(await bookSeat(documents, opened, session(form), now)),
      said: 'You have a seat.',
    }),
  },
  move: {
    needsSession: true,
    perform: async (documents, opened, form, now) => {
      requireShown(form.get('n'), opened.at);
      const { effect } = await moveSeat(documents, opened, session(form), now);
      return { effect, said: 'Your seat has been moved.' };
    },
  },
  cancel: {
    perform: async (documents, opened, form, now) => {
      requireShown(form.get('n'), opened.at);
      const { effect } = await cancelSeat(documents, opened, now);
      return { effect, said: 'Your seat is cancelled.' };
    },
  },
  wait: {
    needsSession: true,
    perform: async (documents, opened, form, now) => ({
      effect: await joinLine(documents, opened, session(form), now),
      said: 'You are on the waiting list. When a seat becomes free, you get a mail that keeps it for you for a while.',
    }),
  },
  leave: {
    needsSession: true,
    perform: async (documents, opened, form, now) => ({
      effect: await leaveLine(documents, opened, session(form), now),
      said: 'You do not wait for this session any more.',
    }),
  },
  'let-go': {
    needsSession: true,
    perform: async (documents, opened, form, now) => ({
      effect: await leaveLine(documents, opened, session(form), now),
      said: 'The seat goes to the next in line.',
    }),
  },
  'not-taking-part': declining('not-taking-part'),
  'none-of-these-times': declining('none-of-these-times'),
};

function declining(why: 'not-taking-part' | 'none-of-these-times'): Deed {
  return {
    perform: async (documents, opened, form, now) => {
      requireShown(form.get('n'), opened.at);
      return { effect: await declineSeats(documents, opened, why, now), said: 'Thank you for telling us.' };
    },
  };
}

/** The page that asks once more before something is given up; undefined where there is nothing to be asked. */
export function questionBefore(deed: string, opened: OpenedTouchpoint): Html | undefined {
  const { at, token, participant } = opened;
  const seat = seatOf(at);
  const asked = { frame: frameOf(opened), token, seat, timeZone: participant.doc.timeZone };
  if (deed === 'cancel') return seat && cancelQuestion({ ...asked, seat });
  if (deed !== 'not-taking-part' && deed !== 'none-of-these-times') return undefined;
  return declineQuestion({ ...asked, why: deed });
}
