import { expect, it } from 'vitest';
import { standingOf } from '../../../web/console/words/standing.ts';

const AT = '2027-05-01T12:00:00.000Z';
const touchpoints = {
  baseline: { kind: 'done', at: AT, how: 'answered' },
  'month-3': { kind: 'open', at: AT },
  'focus-group': { kind: 'open', at: AT },
} as const;

const words = (status: Parameters<typeof standingOf>[0]['status']) =>
  Object.entries({
    baseline: 'survey',
    'month-3': 'survey',
    'focus-group': 'focus-group',
    'month-12': 'survey',
  } as const).map(([id, kind]) =>
    Object.values(standingOf({ status, touchpoints, enrolledAt: AT }, id, kind)).join(', '),
  );

it('whoever was enrolled after it had closed was never asked, as in the results; whoever was there has missed it', () => {
  const missed = { kind: 'missed', at: AT, reason: 'closed' } as const;
  const text = (enrolledAt: string) =>
    standingOf(
      { status: { kind: 'active' }, touchpoints: { baseline: missed }, enrolledAt },
      'baseline',
      'survey',
    );
  expect(text('2027-05-01T12:00:00.001Z')).toEqual({ text: 'Enrolled later', look: 'none' });
  expect(text('2027-05-01T11:59:59.999Z')).toEqual({ text: 'Missed', look: 'missed' });
});

it('whoever withdrew after a session has no seat any more, and is not said to have one', () => {
  const place = { focusGroupId: 'g-1', startsAt: AT, endsAt: AT, place: 'Room 4', number: 1 };
  const booked = { 'focus-group': { kind: 'booked', at: AT, seat: place } } as const;
  const text = (status: Parameters<typeof standingOf>[0]['status']) =>
    standingOf({ status, touchpoints: booked, enrolledAt: AT }, 'focus-group', 'focus-group');
  expect(text({ kind: 'active' })).toEqual({ text: 'Booked', look: 'booked' });
  expect(text({ kind: 'withdrawn', at: AT })).toEqual({ text: 'Over', look: 'done' });
});

it('nothing is awaited of who has withdrawn; what they did before stands', () => {
  expect(words({ kind: 'active' })).toEqual([
    'Answered, done',
    'Asked, open',
    'Not booked, open',
    'Not open yet, none',
  ]);
  const withdrawn = 'Withdrawn, none';
  expect(words({ kind: 'withdrawn', at: AT })).toEqual(['Answered, done', withdrawn, withdrawn, withdrawn]);
});
