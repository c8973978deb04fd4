import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../domain/contacts/contact.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import {
  answers,
  books,
  isAwayUntil,
  movesTraining,
  stopsMail,
  withdraws,
} from '../../support/arbitraries/life-events.ts';
import { type Circumstances, type Life, live } from '../../support/arbitraries/live.ts';
import {
  at,
  cohort,
  participant,
  program,
  REFERENCE_TOUCHPOINTS,
  session,
  surveyTouchpoint,
} from '../../support/domain-builders.ts';

/** One survey, open from Monday 16 September 2019 for four weeks, and one mail a week. */
const monthly = surveyTouchpoint('month-3', 'P3M');
const oneAWeek = (...touchpoints: object[]) => program({ touchpoints, contactLimit: { perWeek: 1 } });

const life = (file: ReturnType<typeof program>, circumstances: Circumstances = {}): Life =>
  live(file, { cohort: cohort(), participant: participant() }, circumstances);

/** A line for each mail: when it went, and the contacts in it. */
const sent = ({ sent }: Life): string[] =>
  [...Map.groupBy(sent, ({ mail }) => mail).values()].map(
    (mail) => `${mail[0]!.at.slice(0, 16)}Z ${mail.map(nameOf).join(' + ')}`,
  );

const line = (one: Contact): string => {
  const until = one.state === 'held' ? ` until ${one.until.slice(0, 16)}Z` : '';
  return `${one.at.slice(0, 16)}Z ${nameOf(one)}: ${'reason' in one ? one.reason : one.state}${until}`;
};

const held = ({ changes }: Life): string[] =>
  changes.flatMap((one) =>
    one.kind === 'contact' && one.contact.state === 'held' ? [line(one.contact)] : [],
  );

const skipped = ({ participant }: Life): string[] =>
  participant.contacts.filter(({ state }) => state === 'skipped').map(line);

describe('the limit a week', () => {
  test('holds what is due until the seventh day after a mail, and says so once in the log', () => {
    const year = life(oneAWeek(monthly));
    expect(held(year)).toEqual([
      '2019-09-19T12:00Z month-3: reminder 1: contact-limit until 2019-09-23T12:00Z',
      '2019-09-26T12:00Z month-3: reminder 2: contact-limit until 2019-09-30T12:00Z',
    ]);
    expect(sent(year)).toEqual([
      '2019-09-16T12:00Z month-3: invitation 1',
      '2019-09-23T12:00Z month-3: reminder 1',
      '2019-09-30T12:00Z month-3: reminder 2',
      '2019-10-07T12:00Z month-3: reminder 3',
    ]);
  });

  test('has no exceptions: what its window closes on meanwhile is skipped, and the log says why', () => {
    const short = surveyTouchpoint('month-3', 'P3M', {
      closes: { from: 'trainingEnd', offset: 'P3M', plus: 'P6D' },
      reminders: ['P5D'],
    });
    expect(skipped(life(oneAWeek(short)))).toEqual(['2019-09-21T04:00Z month-3: reminder 1: contact-limit']);
  });

  test('lets what waited together go in one mail, the newest first', () => {
    const other = surveyTouchpoint('other', 'P3M', {
      opens: { from: 'trainingEnd', offset: 'P3M', plus: 'P6D' },
      closes: { from: 'trainingEnd', offset: 'P3M', plus: 'P34D' },
      reminders: [],
    });
    const year = life(oneAWeek(monthly, other));
    // Friday 20 September: the week has had its mail, and the reminder is waiting already.
    expect(sent(year).slice(0, 2)).toEqual([
      '2019-09-16T12:00Z month-3: invitation 1',
      '2019-09-23T12:00Z other: invitation 1 + month-3: reminder 1',
    ]);
  });

  test('does not count confirmations and notices, and does not hold them', () => {
    const focusGroup = REFERENCE_TOUCHPOINTS.find(({ id }) => id === 'focus-group')!;
    const november = session(1, at('2019-11-04T22:00Z'));
    const year = live(
      oneAWeek(focusGroup),
      { cohort: cohort({ sessions: [november] }), participant: participant() },
      {
        events: [
          books(at('2019-08-30T20:00Z'), 'focus-group', november),
          isAwayUntil(at('2019-08-30T20:00Z'), '2019-12-24' as LocalDate),
        ],
      },
    );
    expect(sent(year)).toEqual([
      '2019-08-30T12:00Z focus-group: invitation 1',
      '2019-08-30T20:00Z focus-group: confirmation 1',
      '2019-11-01T12:00Z focus-group: notice 1',
    ]);
  });

  test('goes with at most one mail a day: the second of a day waits until the next, which is not worth a word', () => {
    const evening = surveyTouchpoint('evening', 'P3M', {
      opens: { from: 'trainingEnd', offset: 'P3M', at: '17:00' },
      reminders: [],
    });
    const year = life(
      program({ touchpoints: [{ ...monthly, reminders: [] }, evening], contactLimit: { perWeek: 7 } }),
    );
    expect(sent(year)).toEqual([
      '2019-09-16T12:00Z month-3: invitation 1',
      '2019-09-17T12:00Z evening: invitation 1',
    ]);
    expect(held(year)).toEqual([]);
  });
});

describe('what is held', () => {
  const HELD = at('2019-09-20T15:00Z');

  test.each([
    ['completed', answers(HELD, 'month-3')],
    ['withdrawn', withdraws(HELD)],
    ['stopped', stopsMail(HELD)],
  ])('is skipped when it is not wanted any more: %s', (reason, event) => {
    const year = life(oneAWeek(monthly), { events: [event] });
    expect(skipped(year)[0]).toBe(`2019-09-20T15:00Z month-3: reminder 1: ${reason}`);
  });

  test('is skipped too when a moved date and an answer leave nothing that would ask for it', () => {
    const events = [movesTraining(HELD, 14), answers(at('2019-09-20T16:00Z'), 'month-3')];
    expect(skipped(life(oneAWeek(monthly), { events }))).toEqual([
      '2019-09-20T16:00Z month-3: reminder 1: completed',
    ]);
  });

  test('waits for its new time when a moved date puts it ahead again', () => {
    const year = life(oneAWeek(monthly), { events: [movesTraining(HELD, 14)] });
    expect(sent(year)[1]).toBe('2019-10-03T12:00Z month-3: reminder 1');
  });
});

describe('somebody who is away', () => {
  const away = (said: string, until: string) => isAwayUntil(at(said), until as LocalDate);

  test('gets what has come together when they are back, in one mail at the first hour for mail', () => {
    const other = surveyTouchpoint('other', 'P3M', { reminders: [] });
    const year = life(oneAWeek(monthly, other), { events: [away('2019-09-10T15:00Z', '2019-09-28')] });
    // The 28th is a Saturday.
    expect(sent(year)[0]).toBe('2019-09-30T12:00Z month-3: invitation 1 + other: invitation 1');
    expect(held(year)).toEqual([
      '2019-09-16T12:00Z month-3: invitation 1: away until 2019-09-30T12:00Z',
      '2019-09-16T12:00Z other: invitation 1: away until 2019-09-30T12:00Z',
    ]);
  });

  test('is not asked for what closes meanwhile, and the log says why', () => {
    const year = life(oneAWeek(monthly), { events: [away('2019-09-10T15:00Z', '2019-10-20')] });
    expect(sent(year)).toEqual([]);
    expect(skipped(year)).toContain('2019-10-16T04:00Z month-3: invitation 1: away');
  });

  test('who comes back early is written to from then on', () => {
    const events = [away('2019-09-10T15:00Z', '2019-10-20'), away('2019-09-18T15:00Z', '2019-09-18')];
    expect(sent(life(oneAWeek(monthly), { events }))[0]).toBe('2019-09-18T15:00Z month-3: invitation 1');
  });

  test('and stays longer is held longer, and the log follows', () => {
    const events = [away('2019-09-10T15:00Z', '2019-09-18'), away('2019-09-17T15:00Z', '2019-09-20')];
    expect(held(life(oneAWeek(monthly), { events }))).toEqual([
      '2019-09-16T12:00Z month-3: invitation 1: away until 2019-09-18T12:00Z',
      '2019-09-17T15:00Z month-3: invitation 1: away until 2019-09-20T12:00Z',
      '2019-09-26T12:00Z month-3: reminder 2: contact-limit until 2019-09-27T12:00Z',
    ]);
  });
});

test('a mail that was refused for rate is tried again with all that was in it, and what has come since (F5)', () => {
  const due = at('2019-09-16T12:00Z');
  const opened = { kind: 'open', at: due } as const;
  const refused = (touchpoint: string, retryAt: string): Contact => ({
    touchpoint,
    kind: 'invitation',
    number: 1,
    plannedAt: due,
    state: 'refused',
    at: due,
    reason: 'rate',
    attempts: 1,
    retryAt: at(retryAt),
  });
  const file = program({
    touchpoints: ['a', 'b', 'c'].map((id) => surveyTouchpoint(id, 'P3M')),
  });
  const person = participant({
    touchpoints: { a: opened, b: opened, c: opened },
    contacts: [refused('a', '2019-09-16T12:01Z'), refused('b', '2019-09-16T12:02Z')],
  });
  const decided = (now: string) => decide(file, cohort(), person, at(now)).next;
  expect(decided('2019-09-16T12:01Z')).toMatchObject({ kind: 'sleep', until: at('2019-09-16T12:02Z') });
  expect(decided('2019-09-16T12:02Z')).toMatchObject({
    kind: 'send',
    contact: { touchpoint: 'a' },
    with: [{ touchpoint: 'b' }, { touchpoint: 'c' }],
  });
});

test('a mail asks for a handful of things at most; the rest comes with the next', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const file = program({
    touchpoints: ids.map((id) => ({ ...surveyTouchpoint(id, 'P3M'), reminders: [] })),
  });
  const mails = sent(life(file));
  expect(mails.map((mail) => mail.split(' + ').length)).toEqual([5, 2]);
  expect(mails[1]).toMatch(/^2019-09-17T12:00Z f: invitation 1/);
});

test('of more than a mail has room for, those that have waited longest go first: nobody is reminded instead of invited', () => {
  const many = Array.from({ length: 7 }, (_, n) =>
    surveyTouchpoint(`month-3-${n}`, 'P3M', { reminders: ['P5D', 'P7D'] }),
  );
  const first = ({ sent }: Life, kind: string) =>
    sent.filter((one) => one.kind === kind).map(({ at, touchpoint }) => `${at.slice(0, 10)} ${touchpoint}`);
  const invited = first(life(oneAWeek(...many)), 'invitation');
  expect(invited).toEqual([
    ...[0, 1, 2, 3, 4].map((n) => `2019-09-16 month-3-${n}`),
    ...[5, 6].map((n) => `2019-09-23 month-3-${n}`),
  ]);
});

test('whichever the program names first: what goes on any day takes along what has waited as long', () => {
  const satisfaction = REFERENCE_TOUCHPOINTS.find(({ id }) => id === 'satisfaction')!;
  const enrolledAt = at('2019-06-18T00:00Z');
  // Back on a Saturday, and both surveys have been open since before there was anybody to ask.
  const events = [isAwayUntil(at('2019-06-18T00:01Z'), '2019-06-22' as LocalDate)];
  const firstMail = (...touchpoints: object[]) =>
    sent(
      live(
        program({ touchpoints }),
        { cohort: cohort(), participant: participant({ enrolledAt }) },
        { events },
      ),
    )[0];
  const other = surveyTouchpoint('other', 'P0D');
  const expected = '2019-06-22T12:00Z satisfaction: invitation 1 + other: invitation 1';
  expect(firstMail(satisfaction, other)).toBe(expected);
  expect(firstMail(other, satisfaction)).toBe(expected);
});
