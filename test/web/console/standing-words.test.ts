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
  } as const).map(([id, kind]) => Object.values(standingOf({ status, touchpoints }, id, kind)).join(', '));

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
