import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../domain/contacts/contact.ts';
import { decide } from '../../../domain/journeys/decide.ts';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import {
  attended,
  books,
  cancelsSeat,
  declines,
  findsNoTime,
  givesUpSeat,
  isOffered,
  missedAndAskedAgain,
  missedSession,
  publishes,
  stopsMail,
} from '../../support/arbitraries/life-events.ts';
import { type Event, type Life, live, type Outage } from '../../support/arbitraries/live.ts';
import {
  at,
  cohort,
  participant,
  program,
  REFERENCE_TOUCHPOINTS,
  session,
} from '../../support/domain-builders.ts';

const ID = 'focus-group';
const only = program({ touchpoints: REFERENCE_TOUCHPOINTS.filter(({ id }) => id === ID) });

/** Tuesday 15 October 2019, 17:00 in New York, the day after Columbus Day; and a Monday in November. */
const october = session(1, at('2019-10-15T21:00Z'));
const november = session(2, at('2019-11-04T22:00Z'));

const life = (events: Event[], sessions = [october, november], outages: Outage[] = []): Life =>
  live(only, { cohort: cohort({ sessions }), participant: participant() }, { events, outages });

const sent = ({ sent }: Life): string[] =>
  sent.map(
    (one) => `${one.at.slice(0, 16)}Z ${nameOf(one).slice(ID.length + 2)}${one.last ? ' (last)' : ''}`,
  );

const skipped = ({ participant }: Life): string[] =>
  participant.contacts.flatMap((one) =>
    one.state === 'skipped' ? [`${nameOf(one).slice(ID.length + 2)}: ${one.reason}`] : [],
  );

const state = ({ participant }: Life) => participant.touchpoints[ID];

describe('a focus group without sessions', () => {
  test('asks nobody, waits until the window closes, and is missed without anything having been due', () => {
    const year = life([], []);
    expect(sent(year)).toEqual([]);
    expect(skipped(year)).toEqual([]);
    expect(year.steps[0]!.decision.next).toMatchObject({
      kind: 'sleep',
      reason: 'focus-group: no sessions yet',
    });
    expect(state(year)).toEqual({ kind: 'missed', at: at('2019-12-15T05:00Z'), reason: 'closed' });
  });

  test('is asked for when the first is published, late, with reminders counted from then', () => {
    const year = life([publishes(at('2019-10-03T16:00Z'), november)], []);
    expect(state(year)?.kind).toBe('missed');
    expect(sent(year)).toEqual([
      '2019-10-03T16:00Z invitation 1',
      '2019-10-08T12:00Z reminder 1',
      '2019-10-15T12:00Z reminder 2',
      '2019-10-24T12:00Z reminder 3 (last)',
    ]);
  });

  test('is opened at the planned time when they are published before it', () => {
    expect(sent(life([publishes(at('2019-08-01T16:00Z'), november)], []))[0]).toBe(
      '2019-08-30T12:00Z invitation 1',
    );
  });

  test('ignores sessions outside the person’s own window', () => {
    expect(
      sent(life([], [session(3, at('2019-10-11T21:00Z')), session(4, at('2019-12-16T22:00Z'))])),
    ).toEqual([]);
  });
});

describe('a booking', () => {
  test('is confirmed at once, even on a Sunday night, and ends the reminders', () => {
    const year = life([books(at('2019-09-01T02:00Z'), ID, november)]);
    expect(sent(year)).toEqual([
      '2019-08-30T12:00Z invitation 1',
      '2019-09-01T02:00Z confirmation 1',
      '2019-11-01T12:00Z notice 1',
    ]);
  });

  test('does not wake anybody for the reminders it made needless; they are on record when it is over', () => {
    const year = life([books(at('2019-09-03T15:00Z'), ID, october)]);
    expect(year.steps.map(({ now }) => now)).not.toContain(at('2019-09-09T12:00Z'));
    expect(skipped(year)).toEqual(['reminder 1: booked', 'reminder 2: booked', 'reminder 3: booked']);
  });

  test('has its notice on the working day before, unless it was made after that', () => {
    const early = life([books(at('2019-10-10T15:00Z'), ID, october)]);
    expect(sent(early).slice(-2)).toEqual(['2019-10-10T15:00Z confirmation 1', '2019-10-11T12:00Z notice 1']);
    const late = life([books(at('2019-10-11T15:00Z'), ID, october)]);
    expect(sent(late).slice(-1)).toEqual(['2019-10-11T15:00Z confirmation 1']);
  });

  test('a notice that could not go before the session began is stale', () => {
    const outages = [{ from: at('2019-10-11T00:00Z'), until: at('2019-10-15T21:00Z') }];
    const year = life([books(at('2019-09-10T15:00Z'), ID, october)], undefined, outages);
    expect(skipped(year)[0]).toBe('notice 1: stale');
  });

  test('is confirmed after mail was stopped, because it answers what the person did; the notice is not sent', () => {
    const year = life([stopsMail(at('2019-09-02T15:00Z')), books(at('2019-09-03T15:00Z'), ID, october)]);
    expect(sent(year)).toEqual(['2019-08-30T12:00Z invitation 1', '2019-09-03T15:00Z confirmation 1']);
    expect(skipped(year)).toContain('notice 1: stopped');
  });

  test('is not held back by another contact of the same day', () => {
    const year = life([books(at('2019-08-30T13:00Z'), ID, october)]);
    expect(sent(year).slice(0, 2)).toEqual([
      '2019-08-30T12:00Z invitation 1',
      '2019-08-30T13:00Z confirmation 1',
    ]);
  });
});

describe('after the session', () => {
  const booked = books(at('2019-09-03T15:00Z'), ID, october);

  test('recorded attendance is final', () => {
    const year = life([booked, attended(at('2019-10-16T15:00Z'), ID)]);
    expect(state(year)).toEqual({ kind: 'done', at: at('2019-10-16T15:00Z'), how: 'attended' });
    expect(year.overAt).toBe(at('2019-10-16T15:00Z'));
  });

  test('without a record it counts as held a week after the window, when staff had time to say otherwise', () => {
    const year = life([booked]);
    expect(state(year)).toEqual({ kind: 'done', at: at('2019-12-22T05:00Z'), how: 'not-recorded' });
    expect(year.overAt).toBe(at('2019-12-22T05:00Z'));
  });

  test('who did not come is not asked again', () => {
    const year = life([booked, missedSession(at('2019-10-16T15:00Z'), ID)]);
    expect(state(year)).toEqual({ kind: 'missed', at: at('2019-10-16T15:00Z'), reason: 'no-show' });
    expect(sent(year).at(-1)).toBe('2019-10-11T12:00Z notice 1');
  });
});

describe('a seat given up', () => {
  test('opens booking again: coming reminders go out, those of the time between do not', () => {
    const events = [books(at('2019-09-03T15:00Z'), ID, october), givesUpSeat(at('2019-09-18T15:00Z'), ID)];
    const year = life(events);
    expect(sent(year)).toEqual([
      '2019-08-30T12:00Z invitation 1',
      '2019-09-03T15:00Z confirmation 1',
      '2019-09-23T12:00Z reminder 3 (last)',
    ]);
    expect(skipped(year)).toEqual(['reminder 1: stale', 'reminder 2: stale']);
  });

  test('and taken again has its own confirmation and notice', () => {
    const year = life([
      books(at('2019-09-03T15:00Z'), ID, october),
      givesUpSeat(at('2019-09-04T15:00Z'), ID),
      books(at('2019-09-05T15:00Z'), ID, november, 2),
    ]);
    expect(sent(year)).toEqual([
      '2019-08-30T12:00Z invitation 1',
      '2019-09-03T15:00Z confirmation 1',
      '2019-09-05T15:00Z confirmation 2',
      '2019-11-01T12:00Z notice 2',
    ]);
  });

  test('by someone who booked before being invited brings the invitation', () => {
    const outages = [{ from: at('2019-08-30T00:00Z'), until: at('2019-09-03T15:00Z') }];
    const year = life(
      [books(at('2019-09-03T15:00Z'), ID, october), givesUpSeat(at('2019-09-04T15:00Z'), ID)],
      undefined,
      outages,
    );
    expect(sent(year).slice(0, 3)).toEqual([
      '2019-09-03T15:00Z confirmation 1',
      '2019-09-04T15:00Z invitation 1',
      '2019-09-09T12:00Z reminder 1',
    ]);
  });
});

describe('a cancelled seat', () => {
  test('is taken back by mail at once, at any hour, when the person may know of it', () => {
    const year = life([
      books(at('2019-09-03T15:00Z'), ID, october),
      cancelsSeat(at('2019-09-07T02:00Z'), ID),
    ]);
    expect(sent(year)).toEqual([
      '2019-08-30T12:00Z invitation 1',
      '2019-09-03T15:00Z confirmation 1',
      '2019-09-07T02:00Z cancellation 2',
      '2019-09-09T12:00Z reminder 1',
      '2019-09-16T12:00Z reminder 2',
      '2019-09-23T12:00Z reminder 3 (last)',
    ]);
  });

  test('is taken back also after the window has closed, and from someone who stopped mail', () => {
    const outages = [{ from: at('2019-12-14T20:00Z'), until: at('2019-12-20T12:00Z') }];
    const late = session(5, at('2019-12-14T22:00Z'));
    const events = [
      stopsMail(at('2019-09-02T15:00Z')),
      books(at('2019-09-03T15:00Z'), ID, late),
      cancelsSeat(at('2019-12-14T21:00Z'), ID),
    ];
    const year = life(events, [october, late], outages);
    expect(state(year)?.kind).toBe('missed');
    expect(sent(year).slice(-2)).toEqual([
      '2019-09-03T15:00Z confirmation 1',
      '2019-12-20T12:00Z cancellation 2',
    ]);
  });
});

describe('somebody who declines', () => {
  test('gets no more mail about it; what would have come is on record with the reason', () => {
    const year = life([declines(at('2019-09-03T15:00Z'), ID)]);
    expect(sent(year)).toEqual(['2019-08-30T12:00Z invitation 1']);
    expect(skipped(year)).toEqual(['reminder 1: declined', 'reminder 2: declined', 'reminder 3: declined']);
    expect(state(year)?.kind).toBe('declined');
  });

  test('because no time suits is invited again by the next session, with the reminders that are left', () => {
    const events = [
      findsNoTime(at('2019-09-03T15:00Z'), ID),
      publishes(at('2019-09-14T16:00Z'), session(6, at('2019-11-20T21:00Z'))),
    ];
    const year = life(events);
    expect(sent(year)).toEqual([
      '2019-08-30T12:00Z invitation 1',
      '2019-09-16T12:00Z invitation 2',
      '2019-09-23T12:00Z reminder 3 (last)',
    ]);
    expect(state(year)?.kind).toBe('missed');
  });

  test('may book all the same', () => {
    const year = life([declines(at('2019-09-03T15:00Z'), ID), books(at('2019-09-20T15:00Z'), ID, october)]);
    expect(sent(year)).toContain('2019-09-20T15:00Z confirmation 1');
  });
});

describe('an offer', () => {
  const until = at('2019-09-04T15:00Z');

  test('is mailed at once, whatever else the day has brought', () => {
    const year = life([isOffered(at('2019-08-30T14:00Z'), at('2019-09-02T14:00Z'), ID, october)]);
    expect(sent(year).slice(0, 2)).toEqual(['2019-08-30T12:00Z invitation 1', '2019-08-30T14:00Z offer 1']);
  });

  test('that an outage held up waits for the morning, and is not mailed when it has lapsed', () => {
    const upUntil = (end: string) =>
      life([isOffered(at('2019-09-03T15:00Z'), until, ID, october)], undefined, [
        { from: at('2019-09-03T14:00Z'), until: at(end) },
      ]);
    expect(sent(upUntil('2019-09-04T03:00Z'))).toContain('2019-09-04T12:00Z offer 1');
    expect(skipped(upUntil('2019-09-04T16:00Z'))[0]).toBe('offer 1: stale');
  });
});

describe('after a session', () => {
  const booked = books(at('2019-09-03T15:00Z'), ID, october);

  test('who came is thanked, inside the send window, and not weeks later', () => {
    const year = life([booked, attended(at('2019-10-16T23:00Z'), ID)]);
    expect(sent(year).at(-1)).toBe('2019-10-17T12:00Z thanks 1');
    const outages = [{ from: at('2019-10-16T20:00Z'), until: at('2019-10-31T12:00Z') }];
    expect(skipped(life([booked, attended(at('2019-10-16T23:00Z'), ID)], undefined, outages))).toContain(
      'thanks 1: stale',
    );
  });

  test('who did not come is asked once to choose another, not invited anew', () => {
    const outages = [{ from: at('2019-08-29T00:00Z'), until: at('2019-09-03T15:00Z') }];
    const year = life([booked, missedAndAskedAgain(at('2019-10-16T15:00Z'), ID)], undefined, outages);
    expect(sent(year)).toEqual([
      '2019-09-03T15:00Z confirmation 1',
      '2019-10-11T12:00Z notice 1',
      '2019-10-16T15:00Z rebooking 1',
    ]);
  });

  test('a reminder that falls due with that, or before it has gone, is not worth a second word', () => {
    const sessions = [october, november].map((one) => ({ ...one, publishedAt: at('2019-10-07T15:00Z') }));
    const absent = missedAndAskedAgain(at('2019-10-18T23:00Z'), ID);
    const year = life([books(at('2019-10-07T15:30Z'), ID, october), absent], sessions);
    expect(sent(year).slice(-3)).toEqual([
      '2019-10-11T12:00Z notice 1',
      '2019-10-21T12:00Z rebooking 1',
      '2019-10-28T12:00Z reminder 3 (last)',
    ]);
    expect(skipped(year)).toContain('reminder 2: stale');
  });

  test('a reminder does not give way to a word about a session that is not sent any more', () => {
    const sessions = [october, november].map((one) => ({ ...one, publishedAt: at('2019-10-07T15:00Z') }));
    const put = { touchpoint: ID, number: 1 };
    const asked = at('2019-10-18T23:00Z');
    const contacts: Contact[] = [
      { ...put, kind: 'invitation', plannedAt: asked, state: 'sent', at: asked, messageId: 'm' },
      {
        ...put,
        kind: 'rebooking',
        plannedAt: asked,
        state: 'refused',
        at: asked,
        reason: 'rate',
        attempts: 1,
        retryAt: at('2019-10-28T11:50Z'),
      },
    ];
    // Has booked another since, and given that up.
    const touchpoints = { [ID]: { kind: 'open', at: at('2019-10-22T15:00Z') } } as const;
    const { changes, next } = decide(
      only,
      cohort({ sessions }),
      participant({ contacts, touchpoints }),
      at('2019-10-28T12:00Z'),
    );
    expect(changes).toMatchObject([
      { contact: { kind: 'reminder', number: 1 } },
      { contact: { number: 2 } },
      { contact: { kind: 'rebooking', reason: 'stale' } },
    ]);
    expect(next).toMatchObject({ kind: 'send', contact: { kind: 'reminder', number: 3 } });
  });

  test('is asked to choose again in the hours for mail, whenever staff say that they were not there', () => {
    const year = life([booked, missedAndAskedAgain(at('2019-10-17T02:00Z'), ID)]);
    expect(sent(year)).toContain('2019-10-17T12:00Z rebooking 1');
  });
});
