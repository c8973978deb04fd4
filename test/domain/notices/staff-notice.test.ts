import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import type { ParticipantId } from '../../../domain/id.ts';
import type { Attention } from '../../../domain/notices/attention.ts';
import {
  afterMail,
  attentionKey,
  lookAt,
  lookedAtAgain,
  type NoticeMail,
  newNotices,
  noticeId,
  noticeOf,
  type StaffNotices,
} from '../../../domain/notices/staff-notice.ts';
import { CLP, cohort } from '../../support/builders.ts';

const { program } = CLP;
const THE_COHORT = cohort();
/** Monday, 1 March 2027, eight in the morning in New York, and that Monday's evening. */
const MONDAY = '2027-03-01T13:00:00.000Z' as Instant;
const EVENING = '2027-03-01T23:00:00.000Z' as Instant;
const TUESDAY = '2027-03-02T13:00:00.000Z' as Instant;

const person = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;
const bounce = (who: number, since = MONDAY): Attention => ({
  kind: 'undeliverable',
  participantId: person(who),
  since,
  reason: 'the address bounced',
});
const FEW: Attention = {
  kind: 'low-response',
  touchpoint: 'baseline',
  closesAt: TUESDAY,
  asked: 9,
  answered: 1,
};

const notices = (more: Partial<StaffNotices> = {}): StaffNotices => ({
  cohortId: THE_COHORT.id,
  told: [],
  dueAt: MONDAY,
  ...more,
});
const mail = (more: object = {}): NoticeMail =>
  ({
    day: '2027-03-01' as LocalDate,
    tells: [],
    attempts: 1,
    at: MONDAY,
    state: 'sent',
    ...more,
  }) as NoticeMail;
const look = (before: StaffNotices, found: Attention[], now = MONDAY) =>
  lookAt(program, THE_COHORT, before, found, now);
const upon = (before: StaffNotices, outcome: NoticeMail, now = MONDAY) =>
  afterMail(program, THE_COHORT, before, outcome, now);

describe('a look at what needs a person', () => {
  it('finding something new, claims one mail that tells all of it', () => {
    const found = look(notices(), [bounce(1), FEW]);
    expect(found).toMatchObject({ kind: 'send', fresh: [bounce(1), FEW], known: 0, lost: false });
    expect(found.notices).toMatchObject({
      dueAt: plusSeconds(MONDAY, 300),
      mail: {
        state: 'sending',
        day: '2027-03-01',
        attempts: 1,
        tells: [attentionKey(bounce(1)), attentionKey(FEW)],
      },
    });
  });

  it('finding nothing, or nothing new, rests until the next working morning', () => {
    const told = [attentionKey(FEW)];
    for (const [before, found] of [
      [notices(), []],
      [notices({ told }), [FEW]],
    ] as const) {
      expect(look(before, [...found])).toMatchObject({ kind: 'rest', notices: { dueAt: TUESDAY } });
    }
    // Friday's next is Monday's, and Patriots' Day, 19 April 2027, is a holiday.
    const friday = '2027-04-16T14:00:00.000Z' as Instant;
    expect(look(notices({ dueAt: friday }), [], friday).notices.dueAt).toBe('2027-04-20T12:00:00.000Z');
  });

  it('counts what was told before, and tells it no second time', () => {
    const found = look(notices({ told: [attentionKey(FEW)] }), [bounce(1), FEW]);
    expect(found).toMatchObject({ kind: 'send', fresh: [bounce(1)], known: 1 });
  });

  it('tells again what had been put right in between', () => {
    const rested = look(notices({ told: [attentionKey(FEW)] }), []).notices;
    expect(rested.told).toEqual([]);
    expect(look(rested, [FEW], TUESDAY)).toMatchObject({ kind: 'send', fresh: [FEW] });
  });

  it('takes a second bounce of another address for something new', () => {
    expect(look(notices({ told: [attentionKey(bounce(1))] }), [bounce(1, EVENING)]).kind).toBe('send');
  });

  it('sends one mail a day, whatever comes', () => {
    const noon = plusSeconds(MONDAY, 4 * 3600);
    for (const state of ['sent', 'unknown'] as const) {
      const before = notices({ mail: mail({ state, reason: 'timeout' }) });
      expect(look(before, [bounce(2)], noon)).toMatchObject({ kind: 'rest', notices: { dueAt: TUESDAY } });
      expect(look(before, [bounce(2)], TUESDAY).kind).toBe('send');
    }
  });

  it('keeps to the hours and days for mail of the cohort (F17)', () => {
    expect(look(notices(), [FEW], EVENING)).toMatchObject({ kind: 'rest', notices: { dueAt: TUESDAY } });
    const early = plusSeconds(MONDAY, -1);
    expect(look(notices(), [FEW], early)).toMatchObject({ kind: 'rest', notices: { dueAt: MONDAY } });
    const sunday = '2027-02-28T16:00:00.000Z' as Instant;
    expect(look(notices(), [FEW], sunday)).toMatchObject({ kind: 'rest', notices: { dueAt: MONDAY } });
  });

  it('waits for the outcome of a mail on its way, and calls it unknown when none comes (F1)', () => {
    const before = notices({ mail: mail({ state: 'sending', tells: [attentionKey(FEW)] }) });
    const soon = plusSeconds(MONDAY, 299);
    expect(look(before, [FEW], soon)).toMatchObject({
      kind: 'rest',
      lost: false,
      notices: { dueAt: plusSeconds(MONDAY, 300), mail: { state: 'sending' } },
    });
    const late = look(before, [FEW], plusSeconds(MONDAY, 300));
    expect(late).toMatchObject({
      kind: 'rest',
      lost: true,
      notices: { dueAt: TUESDAY, told: [], mail: { state: 'unknown' } },
    });
    // What it told is told by another day's mail.
    expect(look(late.notices, [FEW], TUESDAY)).toMatchObject({ kind: 'send', fresh: [FEW], lost: false });
  });

  it('tries again what was refused for rate, as the same mail, and not what was refused for good', () => {
    const retryAt = plusSeconds(MONDAY, 30);
    const refused = notices({ mail: mail({ state: 'refused', reason: 'Throttling', retryAt }) });
    expect(look(refused, [FEW], plusSeconds(MONDAY, 29))).toMatchObject({
      kind: 'rest',
      notices: { dueAt: retryAt },
    });
    expect(look(refused, [FEW], retryAt)).toMatchObject({
      kind: 'send',
      mail: { attempts: 2, day: '2027-03-01' },
    });
    // By the next day it is another mail.
    expect(look(refused, [FEW], TUESDAY)).toMatchObject({
      kind: 'send',
      mail: { attempts: 1, day: '2027-03-02' },
    });
    const forGood = notices({ mail: mail({ state: 'refused', reason: 'rejected' }) });
    expect(look(forGood, [FEW], retryAt)).toMatchObject({ kind: 'rest', notices: { dueAt: TUESDAY } });
  });

  it('sends nothing to an address that mail comes back from, and again once there is another', () => {
    const returned = { address: THE_COHORT.contactPerson.email, at: MONDAY };
    expect(look(notices({ returned }), [FEW]).kind).toBe('rest');
    expect(look(notices({ returned: { ...returned, address: 'old@leadership.example' } }), [FEW]).kind).toBe(
      'send',
    );
  });
});

describe('after a mail', () => {
  const before = notices({ told: ['old'], mail: mail({ state: 'sending' }) });

  it('that was sent, what it told has been told', () => {
    const told = upon(before, mail({ tells: ['new', 'old'] }));
    expect(told).toMatchObject({ told: ['old', 'new'], dueAt: TUESDAY, mail: { state: 'sent' } });
  });

  it('of unknown fate, or refused, it has not', () => {
    const unknown = upon(before, mail({ tells: ['new'], state: 'unknown', reason: 'timeout' }));
    expect(unknown).toMatchObject({ told: ['old'], dueAt: TUESDAY });
    const retryAt = plusSeconds(MONDAY, 30);
    const refused = upon(before, mail({ tells: ['new'], state: 'refused', reason: 'Throttling', retryAt }));
    expect(refused).toMatchObject({ told: ['old'], dueAt: retryAt });
  });
});

describe('the year of notices', () => {
  it('begins four weeks before anything opens and ends four weeks after everything has closed', () => {
    // Baseline opens on 18 February 2027; month 12 closes with 10 April 2028, and more time ends with 8 May.
    const fresh = newNotices(program, THE_COHORT, THE_COHORT.createdAt);
    expect(fresh.dueAt).toBe('2027-01-21T13:00:00.000Z');
    const last = '2028-05-08T14:00:00.000Z' as Instant;
    expect(look(notices({ dueAt: last }), [], last).notices.dueAt).toBeUndefined();
    const before = '2028-05-05T14:00:00.000Z' as Instant;
    expect(look(notices({ dueAt: before }), [], before).notices.dueAt).toBe('2028-05-08T12:00:00.000Z');
  });

  it('is looked at again when the dates have moved, without cutting a mail off that is on its way', () => {
    const { dueAt: _, ...over } = notices();
    expect(lookedAtAgain(program, THE_COHORT, over, EVENING).dueAt).toBe(TUESDAY);
    const sending = notices({ dueAt: plusSeconds(MONDAY, 300), mail: mail({ state: 'sending' }) });
    expect(lookedAtAgain(program, THE_COHORT, sending, MONDAY)).toEqual(sending);
  });
});

it('the id of a notice is that of the cohort and the day, and of no participant', () => {
  const id = noticeId(THE_COHORT.id, '2027-03-01' as LocalDate);
  expect(noticeOf(id)).toEqual({ cohortId: THE_COHORT.id, day: '2027-03-01' });
  expect(noticeOf('p-0000000000000000.baseline.notice.1')).toBeUndefined();
});
