import { expect, it } from 'vitest';
import { endOfDay } from '../../../domain/dates/calendar.ts';
import { anchorsText, untilText } from '../../../web/console/words/moment.ts';
import { date, zone } from '../../support/domain-builders.ts';

it.each([
  ['the training', ['trainingStart', 'trainingEnd']],
  ['the leadership week', ['leadershipWeekStart', 'leadershipWeekEnd']],
  ['the kickoff', ['kickoff']],
  ['the dates', ['kickoff', 'retreat']],
  ['the dates', ['firstSession', 'firstVisit']],
])('what moves is called %s where the anchors are %j', (words, names) => {
  expect(anchorsText(names)).toBe(words);
});

// In Santiago the clocks go forward in the night to 5 September 2027, at midnight; in Kolkata never.
it.each(['America/Santiago', 'Asia/Kolkata'])(
  'a window that ends with a day ends with that day, also where there is no midnight after it: %s (F38)',
  (where) => {
    expect(untilText(endOfDay(date('2027-09-04'), zone(where)), where)).toBe('end of Sat, Sep 4, 2027');
  },
);

it('one that ends at another time says when', () => {
  expect(untilText('2027-09-04T21:00:00.000Z', 'America/New_York')).toMatch(/^Sat, Sep 4, 2027, 5:00.PM$/);
});
