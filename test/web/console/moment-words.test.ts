import { expect, it } from 'vitest';
import { anchorsText } from '../../../web/console/words/moment.ts';

it.each([
  ['the training', ['trainingStart', 'trainingEnd']],
  ['the leadership week', ['leadershipWeekStart', 'leadershipWeekEnd']],
  ['the kickoff', ['kickoff']],
  ['the dates', ['kickoff', 'retreat']],
  ['the dates', ['firstSession', 'firstVisit']],
])('what moves is called %s where the anchors are %j', (words, names) => {
  expect(anchorsText(names)).toBe(words);
});
