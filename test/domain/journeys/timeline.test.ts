import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../domain/contacts/contact.ts';
import type { Instant } from '../../../domain/dates/instant.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import type { Offset } from '../../../domain/dates/offset.ts';
import { type TimelineRow, timeline } from '../../../domain/journeys/timeline.ts';
import type { TouchpointState } from '../../../domain/participants/participant.ts';
import { CLP, cohort, participant, SESSION } from '../../support/builders.ts';
import { changedProgram, surveyAt } from '../../support/changed-program.ts';

const at = '2027-03-01T13:00:00.000Z' as Instant;

const rowsOf = (changes: Parameters<typeof participant>[0], of = cohort()): TimelineRow[] =>
  timeline(CLP.program, of, participant(changes));

const stateOf = (rows: TimelineRow[], touchpoint: string, kind: string, number = 1) => {
  const row = rows.find((one) => one.touchpoint === touchpoint && one.kind === kind && one.number === number);
  return row && { state: row.state, ...(row.reason ? { reason: row.reason } : {}) };
};

describe('the timeline', () => {
  it('has every contact of the program, earliest first, before anything has happened', () => {
    const rows = rowsOf({});
    const wanted = CLP.program.touchpoints.flatMap(({ id, reminders }) => [
      `${id} invitation 1`,
      ...reminders.map((_, index) => `${id} reminder ${index + 1}`),
    ]);
    expect(rows.map((row) => `${row.touchpoint} ${row.kind} ${row.number}`).sort()).toEqual(wanted.sort());
    const times = rows.map(({ plannedAt }) => plannedAt);
    expect(times).toEqual(times.toSorted());
    expect(rows[0]).toEqual({
      touchpoint: 'baseline',
      kind: 'invitation',
      number: 1,
      plannedAt: '2027-02-18T13:00:00.000Z',
      state: 'planned',
    });
  });

  it.each<[string, TouchpointState, string]>([
    ['completed', { kind: 'done', at, how: 'answered' }, 'completed'],
    ['missed', { kind: 'missed', at, reason: 'closed' }, 'closed'],
  ])('says that what is %s will not be sent any more, and since when', (_, state, reason) => {
    const rows = rowsOf({ touchpoints: { baseline: state } });
    const row = rows.find(({ touchpoint }) => touchpoint === 'baseline');
    expect(row).toMatchObject({ state: 'skipped', reason, at });
    expect(stateOf(rows, 'month-3', 'invitation')).toEqual({ state: 'planned' });
  });

  it('announces no invitation to whom no hour for mail is left before the close', () => {
    const enrolledAt = '2027-03-10T23:30:00.000Z' as Instant;
    const rows = rowsOf({ enrolledAt, touchpoints: { baseline: { kind: 'open', at: enrolledAt } } });
    expect(stateOf(rows, 'baseline', 'invitation')).toEqual({
      state: 'skipped',
      reason: 'window-closed-first',
    });
    expect(stateOf(rows, 'satisfaction', 'invitation')).toEqual({ state: 'planned' });
  });

  it('says of a reminder that had no room in its window that it had none, before and after the close', () => {
    // At five in the afternoon of a Wednesday; the morning after is less than a day later.
    const soon = changedProgram(CLP, (copy) => {
      surveyAt(copy, 'satisfaction').reminders = ['P1D', 'P3D'] as Offset[];
    });
    const of = cohort({
      anchors: { trainingStart: '2027-03-09' as LocalDate, trainingEnd: '2027-03-10' as LocalDate },
    });
    const reasons = (state?: TouchpointState) => {
      const touchpoints = state ? { satisfaction: state } : {};
      const rows = timeline(soon.program, of, participant({ touchpoints }));
      return [1, 2].map((number) => stateOf(rows, 'satisfaction', 'reminder', number)?.reason);
    };
    expect(reasons()).toEqual(['window-closed-first', undefined]);
    expect(reasons({ kind: 'missed', at, reason: 'closed' })).toEqual(['window-closed-first', 'closed']);
  });

  it('keeps what was sent as it was recorded, also after a withdrawal', () => {
    const sent: Contact = {
      touchpoint: 'baseline',
      kind: 'invitation',
      number: 1,
      plannedAt: '2027-02-18T13:00:00.000Z' as Instant,
      state: 'sent',
      at,
      messageId: 'm-1',
    };
    const rows = rowsOf({ contacts: [sent], status: { kind: 'withdrawn', at } });
    expect(rows[0]).toEqual(sent);
    expect(stateOf(rows, 'baseline', 'reminder')).toEqual({ state: 'skipped', reason: 'withdrawn' });
    expect(
      rows.filter(({ kind, touchpoint }) => kind === 'invitation' && touchpoint === 'baseline'),
    ).toHaveLength(1);
  });

  it('plans again what was skipped because the window was shut, once it is ahead again', () => {
    const skipped: Contact = {
      touchpoint: 'baseline',
      kind: 'invitation',
      number: 1,
      plannedAt: '2027-01-18T13:00:00.000Z' as Instant,
      state: 'skipped',
      at,
      reason: 'closed',
    };
    const missed: TouchpointState = { kind: 'missed', at, reason: 'closed' };
    expect(rowsOf({ contacts: [skipped], touchpoints: { baseline: missed } })[0]).toEqual(skipped);
    const rows = rowsOf({ contacts: [skipped] });
    const invitations = rows.filter(
      ({ touchpoint, kind }) => touchpoint === 'baseline' && kind === 'invitation',
    );
    expect(invitations).toMatchObject([{ state: 'planned', plannedAt: '2027-02-18T13:00:00.000Z' }]);
  });

  it('has the confirmation and the notice of a booked seat, and no invitation to book', () => {
    const { id: focusGroupId, startsAt, endsAt } = SESSION;
    const booked: TouchpointState = {
      kind: 'booked',
      at: '2027-07-01T12:00:00.000Z' as Instant,
      seat: { focusGroupId, startsAt, endsAt, place: 'Room 4', number: 2 },
    };
    const rows = rowsOf({ touchpoints: { 'focus-group': booked } }, cohort({ sessions: [SESSION] }));
    expect(stateOf(rows, 'focus-group', 'confirmation', 2)).toEqual({ state: 'planned' });
    expect(rows.find(({ kind }) => kind === 'notice')).toMatchObject({
      number: 2,
      plannedAt: '2027-08-09T12:00:00.000Z',
    });
    expect(stateOf(rows, 'focus-group', 'invitation')).toEqual({ state: 'skipped', reason: 'booked' });
  });

  it('says when mail is stopped or cannot be delivered', () => {
    const stopped = rowsOf({ mail: { kind: 'stopped', at } });
    expect(stateOf(stopped, 'month-3', 'invitation')).toEqual({ state: 'skipped', reason: 'stopped' });
    const bounced = rowsOf({ mail: { kind: 'undeliverable', at, reason: 'bounce' } });
    expect(stateOf(bounced, 'month-3', 'invitation')).toEqual({ state: 'skipped', reason: 'undeliverable' });
  });

  it('shows reminders that the window leaves no room for to someone enrolled late', () => {
    const rows = rowsOf({ enrolledAt: '2027-03-08T15:00:00.000Z' as Instant });
    expect(stateOf(rows, 'baseline', 'invitation')).toEqual({ state: 'planned' });
    expect(stateOf(rows, 'baseline', 'reminder', 3)).toEqual({
      state: 'skipped',
      reason: 'window-closed-first',
    });
  });
});
