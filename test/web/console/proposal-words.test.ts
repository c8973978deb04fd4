import { describe, expect, it } from 'vitest';
import type { ProposedSession, SessionProposal } from '../../../web/console/api/session-proposal.ts';
import { outcomeText, reasonsText, warningText } from '../../../web/console/words/proposal.ts';

const SESSION: ProposedSession = {
  date: '2027-07-19',
  time: '12:00',
  startsAt: '2027-07-19T16:00:00.000Z',
  endsAt: '2027-07-19T17:00:00.000Z',
  size: 6,
  capacity: 8,
  couldCome: 14,
  meantFor: [],
  isSmall: false,
  isShortNotice: false,
};
const proposal = (more: Partial<SessionProposal>): SessionProposal => ({
  touchpoint: 'focus-group',
  size: { from: 6, to: 10 },
  outcome: 'sessions',
  window: { from: '2027-07-12', until: '2027-09-12' },
  people: { without: 15, placed: 0, left: 15 },
  proposed: [SESSION, SESSION],
  unplaced: [],
  published: [],
  ...more,
});
const one = { without: 1, placed: 0, left: 1 };

describe('a proposal in words', () => {
  it.each([
    [proposal({}), '15 people have no seat, and no published session has one for them: 2 sessions would do.'],
    [
      proposal({ people: one, proposed: [SESSION] }),
      '1 person has no seat, and no published session has one for them: 1 session would do.',
    ],
    [proposal({ outcome: 'nobody' }), 'Nobody needs a seat.'],
    [
      proposal({ outcome: 'enough-seats', people: { ...one, placed: 1, left: 0 } }),
      '1 person has no seat yet, and there is one to book. No more sessions are needed.',
    ],
    [proposal({ outcome: 'too-few', people: one }), 'too few for a session of their own: 6 make a group'],
    [proposal({ outcome: 'no-day' }), 'no working day is left'],
    [proposal({ outcome: 'no-hour' }), 'no session fits into those. Publish one by hand.'],
  ])('says what it comes to', (given, words) => {
    expect(outcomeText(given)).toContain(words);
  });

  it('gives the reasons of a session, and what speaks against it', () => {
    const size = { from: 6, to: 10 };
    expect(reasonsText(SESSION, 15, size)).toEqual(['8 seats for about 6 who come', '14 of 15 could come']);
    const poor = reasonsText({ ...SESSION, isSmall: true, isShortNotice: true }, 15, size);
    expect(poor.slice(2)).toEqual(['short notice: the window ends soon', 'too small: 6 make a group']);
  });

  it('warns of a published session that will be too small, and of no other', () => {
    const outlook = { focusGroupId: 'g', startsAt: SESSION.startsAt, booked: 1, capacity: 8, couldCome: 5 };
    expect(warningText(outlook, 6)).toBeUndefined();
    expect(warningText({ ...outlook, small: 'few-people' }, 6)).toContain(
      'only 5 people could come, and 6 make',
    );
    expect(warningText({ ...outlook, small: 'few-booked' }, 6)).toContain('within a week, 1 person booked');
    const none = { ...outlook, booked: 0, couldCome: 0 };
    expect(warningText({ ...none, small: 'few-people' }, 6)).toContain(': nobody could come, and 6 make');
    expect(warningText({ ...none, small: 'few-booked' }, 6)).toContain('within a week, nobody booked');
  });
});
