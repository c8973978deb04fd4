import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../domain/journeys/obligations.ts';
import { answers, bounces, stopsMail, withdraws } from '../../support/arbitraries/life-events.ts';
import { type Circumstances, type Life, live, type Sent } from '../../support/arbitraries/live.ts';
import {
  at,
  cohort,
  NEW_YORK,
  participant,
  program,
  session,
  training,
  zone,
} from '../../support/domain-builders.ts';

const CLP = program();

/** The life of someone in the first real cohort, without focus-group sessions unless the test says so. */
const life = (circumstances: Circumstances = {}, person: Parameters<typeof participant>[0] = {}): Life =>
  live(CLP, { cohort: cohort(), participant: participant(person) }, circumstances);

const named = (one: Sent): string => `${nameOf(one)}${one.last ? ' (last)' : ''}`;

/** A line for each mail: when it went, and the contacts in it. */
const sent = ({ sent }: Life): string[] =>
  [...Map.groupBy(sent, ({ mail }) => mail).values()].map(
    (mail) => `${mail[0]!.at.slice(0, 16)}Z ${mail.map(named).join(' + ')}`,
  );

const skipped = ({ participant }: Life): string[] =>
  participant.contacts.flatMap((one) => (one.state === 'skipped' ? [`${nameOf(one)}: ${one.reason}`] : []));

describe('a year of the reference program', () => {
  const sessions = [session(1, at('2019-11-04T22:00Z'))];

  test('asks who answers nothing, and reminds three times, in one mail what is due together', () => {
    const year = live(CLP, { cohort: cohort({ sessions }), participant: participant() });
    expect(sent(year)).toEqual([
      '2019-05-23T12:00Z baseline: invitation 1',
      '2019-05-28T12:00Z baseline: reminder 1',
      '2019-06-03T12:00Z baseline: reminder 2',
      '2019-06-10T12:00Z baseline: reminder 3 (last)',
      '2019-06-14T21:00Z satisfaction: invitation 1',
      '2019-06-18T12:00Z satisfaction: reminder 1',
      '2019-06-21T12:00Z satisfaction: reminder 2',
      '2019-06-28T12:00Z satisfaction: reminder 3 (last)',
      '2019-08-30T12:00Z focus-group: invitation 1',
      '2019-09-09T12:00Z focus-group: reminder 1',
      '2019-09-16T12:00Z month-3: invitation 1 + focus-group: reminder 2',
      '2019-09-19T12:00Z month-3: reminder 1',
      '2019-09-23T12:00Z focus-group: reminder 3 (last)',
      '2019-09-26T12:00Z month-3: reminder 2',
      '2019-10-07T12:00Z month-3: reminder 3 (last)',
      '2020-06-15T12:00Z month-12: invitation 1',
      '2020-06-19T12:00Z month-12: reminder 1',
      '2020-06-26T12:00Z month-12: reminder 2',
      '2020-07-06T12:00Z month-12: reminder 3 (last)',
    ]);
    expect(skipped(year)).toEqual([]);
    expect(Object.values(year.participant.touchpoints).map(({ kind }) => kind)).toEqual(
      Array(5).fill('missed'),
    );
    expect(year.overAt).toBe(at('2020-07-14T04:00Z'));
  });

  test('says nothing more about what is answered, and is over when all is', () => {
    const year = life({
      events: [
        answers(at('2019-05-23T13:00Z'), 'baseline'),
        answers(at('2019-06-18T12:30Z'), 'satisfaction'),
        answers(at('2019-09-20T12:30Z'), 'month-3'),
        answers(at('2020-06-15T12:30Z'), 'month-12'),
      ],
    });
    expect(sent(year)).toEqual([
      '2019-05-23T12:00Z baseline: invitation 1',
      '2019-06-14T21:00Z satisfaction: invitation 1',
      '2019-06-18T12:00Z satisfaction: reminder 1',
      '2019-09-16T12:00Z month-3: invitation 1',
      '2019-09-19T12:00Z month-3: reminder 1',
      '2020-06-15T12:00Z month-12: invitation 1',
    ]);
    expect(year.steps.at(-1)!.decision.next).toEqual({ kind: 'over', reason: 'finished' });
  });

  test('takes few decisions', () => {
    expect(life().steps.length).toBeLessThanOrEqual(45);
  });
});

describe('a contact that fell due and is needless by the time anyone looks is skipped with the reason (I2)', () => {
  const outage = (from: string, until: string) => ({ outages: [{ from: at(from), until: at(until) }] });
  const DAY = outage('2019-05-28T11:00Z', '2019-05-28T16:00Z');

  test('completed: the answers came in while the reminder was due (F15)', () => {
    const year = life({ ...DAY, events: [answers(at('2019-05-28T15:00Z'), 'baseline')] });
    expect(skipped(year)).toEqual(['baseline: reminder 1: completed']);
  });

  test('withdrawn: so does a withdrawal, and the record is settled as of then (F14)', () => {
    const year = life({ ...DAY, events: [withdraws(at('2019-05-28T15:00Z'))] });
    expect(skipped(year)).toEqual(['baseline: reminder 1: withdrawn']);
    expect(year.participant.contacts.at(-1)!).toMatchObject({ at: at('2019-05-28T15:00Z') });
    expect(year.steps.at(-1)!.decision.next).toEqual({ kind: 'over', reason: 'withdrawn' });
  });

  test('closed: the window shut during an outage, so nothing of it is sent afterwards', () => {
    const year = life(outage('2019-05-23T00:00Z', '2019-06-13T12:00Z'));
    expect(skipped(year).filter((one) => one.startsWith('baseline'))).toEqual([
      'baseline: invitation 1: closed',
      'baseline: reminder 1: closed',
      'baseline: reminder 2: closed',
      'baseline: reminder 3: closed',
    ]);
    expect(sent(year)[0]).toBe('2019-06-14T21:00Z satisfaction: invitation 1');
  });

  test('window-closed-first: enrolled on the eve of the training, there is no hour left for mail', () => {
    const year = life({}, { enrolledAt: at('2019-06-13T01:00Z') });
    expect(skipped(year)).toEqual(['baseline: invitation 1: window-closed-first']);
  });

  test('stopped and undeliverable: each contact at the time it would have gone', () => {
    const stopped = life({ events: [stopsMail(at('2019-06-04T15:00Z'))] });
    expect(skipped(stopped)[0]).toBe('baseline: reminder 3: stopped');
    expect(skipped(stopped)).toHaveLength(13);
    expect(sent(stopped)).toHaveLength(3);
    const bounced = life({ events: [bounces(at('2019-06-04T15:00Z'))] });
    expect(new Set(skipped(bounced).map((one) => one.split(': ')[2]))).toEqual(new Set(['undeliverable']));
  });

  test('nothing that fell due before someone enrolled is on record as skipped', () => {
    const year = life({}, { enrolledAt: at('2019-06-13T15:00Z') });
    expect(skipped(year)).toEqual([]);
    expect(year.participant.touchpoints.baseline).toEqual({
      kind: 'missed',
      at: at('2019-06-13T12:00Z'),
      reason: 'closed',
    });
    expect(sent(year)[0]).toBe('2019-06-14T21:00Z satisfaction: invitation 1');
  });
});

describe('after an outage (F33)', () => {
  test('one mail with all that is due, the newest first, overtaken ones stale', () => {
    const sessions = [session(1, at('2019-11-04T22:00Z'))];
    const outages = [{ from: at('2019-09-01T00:00Z'), until: at('2019-09-27T14:00Z') }];
    const year = live(CLP, { cohort: cohort({ sessions }), participant: participant() }, { outages });
    expect(sent(year).filter((line) => line > '2019-09' && line < '2020')).toEqual([
      '2019-09-27T14:00Z focus-group: reminder 3 (last) + month-3: invitation 1',
      '2019-10-07T12:00Z month-3: reminder 3 (last)',
    ]);
    expect(skipped(year)).toEqual([
      'month-3: reminder 1: stale',
      'month-3: reminder 2: stale',
      'focus-group: reminder 1: stale',
      'focus-group: reminder 2: stale',
    ]);
  });

  test('a reminder goes out late, but not when the next is due within a day and a half', () => {
    const late = (until: string) =>
      sent(life({ outages: [{ from: at('2019-05-28T00:00Z'), until: at(until) }] }))[1];
    expect(late('2019-05-31T14:00Z')).toBe('2019-05-31T14:00Z baseline: reminder 1');
    expect(late('2019-06-02T14:00Z')).toBe('2019-06-03T12:00Z baseline: reminder 2');
  });

  test('the evening is held until the next morning of work (F17)', () => {
    const outages = [{ from: at('2019-05-23T00:00Z'), until: at('2019-05-24T22:00Z') }];
    // Friday 18:00, then the weekend and Memorial Day.
    expect(sent(life({ outages }))[0]).toBe('2019-05-28T12:00Z baseline: invitation 1');
  });
});

test('a satisfaction questionnaire goes out when the training ends, even on a Saturday, but not at night', () => {
  const anchors = training('2019-06-14', '2019-06-15');
  const first = (timeZone = NEW_YORK) =>
    sent(live(CLP, { cohort: cohort({ anchors }), participant: participant({ timeZone }) })).find((line) =>
      line.includes('satisfaction'),
    );
  expect(first()).toBe('2019-06-15T21:00Z satisfaction: invitation 1');
  expect(first(zone('Europe/London'))).toBe('2019-06-16T07:00Z satisfaction: invitation 1');
});
