import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import { linkExpiry } from '../../../domain/links/link-expiry.ts';
import { linkObligation, newLinkTarget, withLinkRequest } from '../../../domain/links/new-link.ts';
import { type Participant, YEAR } from '../../../domain/participants/participant.ts';
import { timetable } from '../../../domain/timetables/timetable.ts';
import { smallCohort, smallParticipant, smallProgram } from '../../support/small-program.ts';

const PLANS = timetable(smallProgram().program, smallCohort(), smallParticipant());
const NOON = '2027-01-20T12:00:00.000Z' as Instant;
const TARGET = { purpose: 'survey', touchpoint: 'baseline' } as const;
const DAY_S = 86_400;

const target = (now: string, wanted?: string, person: Partial<Participant> = {}) =>
  newLinkTarget(PLANS, smallParticipant(person), now as Instant, wanted)?.touchpoint;

describe('what a new link leads to', () => {
  const seat = {
    focusGroupId: smallCohort().sessions[0]!.id,
    startsAt: '2027-06-15T16:00:00.000Z' as Instant,
    endsAt: '2027-06-15T17:00:00.000Z' as Instant,
    place: 'Room 12',
    number: 1,
  };
  const booked = { 'focus-group': { kind: 'booked' as const, at: NOON, seat } };
  const later = { startsAt: '2028-01-10T16:00:00.000Z', endsAt: '2028-01-10T17:00:00.000Z' } as typeof seat;
  const outside = { 'focus-group': { ...booked['focus-group'], seat: { ...seat, ...later } } };
  const answered = { kind: 'done' as const, at: NOON, how: 'answered' as const };

  it.each([
    ['the survey that is open', '2027-01-20T12:00:00.000Z', undefined, {}, 'baseline'],
    ['not what has not opened yet', '2027-01-20T12:00:00.000Z', 'satisfaction', {}, 'baseline'],
    ['what opened last', '2027-05-20T12:00:00.000Z', 'baseline', {}, 'focus-group'],
    [
      'the seat one has, until the session ends',
      '2027-06-15T16:59:59.000Z',
      undefined,
      booked,
      'focus-group',
    ],
    [
      'the seat one has, also after its window',
      '2028-01-03T12:00:00.000Z',
      undefined,
      outside,
      'focus-group',
    ],
    ['the year after that', '2027-06-15T17:00:00.000Z', undefined, booked, YEAR],
    ['the year where all is done', '2027-01-20T12:00:00.000Z', 'baseline', { baseline: answered }, YEAR],
    ['the year where it is asked for, whatever else is open', '2027-01-20T12:00:00.000Z', YEAR, {}, YEAR],
    ['the year between two windows', '2027-03-20T12:00:00.000Z', undefined, {}, YEAR],
  ])('is %s', (_, now, wanted, touchpoints, expected) => {
    expect(target(now, wanted, { touchpoints })).toBe(expected);
  });

  it('can be used with its window, and until the end of a seat after it; a mail with it is wanted as long', () => {
    const closes = linkExpiry(PLANS, 'focus-group')!;
    expect(linkExpiry(PLANS, 'focus-group', booked)).toBe(closes);
    expect(linkExpiry(PLANS, 'focus-group', outside)).toBe(later.endsAt);
    const linkRequest = { number: 1, at: NOON, purpose: 'focus-group', touchpoint: 'focus-group' } as const;
    const person = smallParticipant({ touchpoints: outside, linkRequest });
    const moot = (now: Instant) => linkObligation(PLANS, person, now)!.moot;
    expect([moot(plusSeconds(later.endsAt, -1)), moot(later.endsAt)]).toEqual([undefined, 'closed']);
  });

  it('is nothing from the moment the lasting page is closed', () => {
    const until = linkExpiry(PLANS, YEAR)!;
    expect(target(plusSeconds(until, -1))).toBe(YEAR);
    expect(target(until)).toBeUndefined();
    expect(linkExpiry([], YEAR)).toBeUndefined();
    expect(linkExpiry(PLANS, 'other')).toBeUndefined();
  });
});

describe('asking for a new link', () => {
  it('counts from 1 and is at most one in ten minutes', () => {
    const first = withLinkRequest(smallParticipant(), TARGET, NOON)!;
    expect(first.linkRequest).toEqual({ number: 1, at: NOON, ...TARGET });
    expect(withLinkRequest(first, TARGET, plusSeconds(NOON, 599))).toBeUndefined();
    expect(withLinkRequest(first, TARGET, plusSeconds(NOON, 600))?.linkRequest?.number).toBe(2);
  });

  it('is at most five in a day, whether the mails have gone out or not', () => {
    for (const isAnswered of [true, false]) {
      let person = smallParticipant();
      const ask = (afterS: number) => {
        const at = plusSeconds(NOON, afterS);
        const after = withLinkRequest(person, TARGET, at);
        if (!after) return false;
        const { number } = after.linkRequest!;
        const contact = { touchpoint: 'baseline', kind: 'link', number, plannedAt: at } as const;
        const sent = { ...contact, state: 'sent', at, messageId: 'm' } as const;
        person = isAnswered || number < 5 ? { ...after, contacts: [...after.contacts, sent] } : after;
        return true;
      };
      expect([0, 700, 1400, 2100, 2800, 3500, DAY_S - 1].map(ask)).toEqual([
        ...Array(5).fill(true),
        ...Array(2).fill(false),
      ]);
      expect(ask(DAY_S)).toBe(true);
      // A request that was overtaken before it was answered has sent nothing, and does not count.
      expect(ask(DAY_S + 699)).toBe(!isAnswered);
    }
  });

  it('asked for as often as it may be, for a year and a half, leaves a record that DynamoDB still takes (F46)', () => {
    const longest = 'a'.repeat(40);
    let person = smallParticipant();
    for (let times = 0; times < 540 * 5; times += 1) {
      const at = plusSeconds(NOON, (times * DAY_S) / 5);
      const after = withLinkRequest(person, { ...TARGET, touchpoint: longest }, at);
      if (!after) continue;
      const { number } = after.linkRequest!;
      const contact = { touchpoint: longest, kind: 'link', number, plannedAt: at } as const;
      const sent = { ...contact, state: 'sent', at, messageId: 'm'.repeat(60) } as const;
      person = { ...after, contacts: [...after.contacts, sent] };
    }
    expect(JSON.stringify(person).length).toBeLessThan(200_000);
    // As long as nobody asks as often as that, nothing is refused.
    expect(person.contacts.length).toBeGreaterThan(400);
  });
});
