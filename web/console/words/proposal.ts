import type { FocusGroup } from '../api/focus-groups.ts';
import type { PlannedTouchpoint } from '../api/programs.ts';
import type { Outlook, ProposedSession, SessionProposal } from '../api/session-proposal.ts';
import { clockText, count, dateText } from './moment.ts';

const people = (number: number): string => (number === 0 ? 'nobody' : count(number, 'person', 'people'));

/** What a proposal comes to, in a sentence or two. */
export function outcomeText({ outcome, people: who, proposed, size }: SessionProposal): string {
  const left = `${people(who.left)} ${who.left === 1 ? 'has' : 'have'} no seat, and no published session has one for them`;
  switch (outcome) {
    case 'nobody':
      return 'Nobody needs a seat.';
    case 'enough-seats':
      return `${who.without === 1 ? '1 person has no seat yet, and there is one to book.' : `${people(who.without)} have no seat yet, and there are seats to book for all of them.`} No more sessions are needed.`;
    case 'too-few':
      return `${left}. That is too few for a session of their own: ${size.from} make a group. Wait for more, or publish a session by hand.`;
    case 'no-day':
      return `${left}, and no working day is left on which a session counts.`;
    case 'no-hour':
      return `${left}. None is proposed: only hours in which the program sends mail are, and no session fits into those. Publish one by hand.`;
    case 'sessions':
      return `${left}: ${count(proposed.length, 'session')} would do. About one in four who books does not come, so there are more seats than people wanted in the room.`;
  }
}

/** Why a session is proposed as it is, and what speaks against it. */
export function reasonsText(one: ProposedSession, left: number, size: SessionProposal['size']): string[] {
  const { couldCome, isSmall, isShortNotice } = one;
  return [
    `${count(one.capacity, 'seat')} for about ${one.size} who come`,
    `${couldCome} of ${left} could come`,
    ...(isShortNotice ? ['short notice: the window ends soon'] : []),
    ...(isSmall ? [`too small: ${size.from} make a group`] : []),
  ];
}

/** That a session ahead is on a day that does not count, because the training has moved; undefined where it is not. */
export function outsideText(
  { startsAt, cancelledAt }: Pick<FocusGroup, 'startsAt' | 'cancelledAt'>,
  { sessionsFrom = '', sessionsUntil = '' }: Pick<PlannedTouchpoint, 'sessionsFrom' | 'sessionsUntil'>,
  timeZone: string,
  asOf: string,
): string | undefined {
  const day = clockText(startsAt, timeZone).slice(0, 10);
  const isInside = sessionsFrom <= day && day <= sessionsUntil;
  return isInside || cancelledAt || startsAt <= asOf
    ? undefined
    : `Sessions count from ${dateText(sessionsFrom)} until ${dateText(sessionsUntil)}, and this one is not among those days. Whoever has a seat keeps it: change the session, or call it off.`;
}

/** What is to be feared of a published session; undefined where nothing is. */
export function warningText({ small, booked, couldCome }: Outlook, from: number): string | undefined {
  switch (small) {
    case 'few-people':
      return `This session will be too small: ${couldCome === 0 ? '' : 'only '}${people(couldCome)} could come, and ${from} make a group.`;
    case 'few-booked':
      return `This session may be too small: it is within a week, ${people(booked)} booked, and ${from} make a group.`;
    case undefined:
      return undefined;
  }
}
