import { describe, expect, it } from 'vitest';
import { beginnings, type FaultRow, inProgram, refusal } from '../support/program-folder.ts';

const SECOND_SURVEY = '  - { id: module-review, title: Again, minutes: 2 }\ntouchpoints:';
const SECOND_SCALE = '      - { id: usefulness, title: Again, items: [overall], atLeast: 1 }\ntouchpoints:';

const goal = (text: string) => inProgram('contactLimit:', `goal: ${text}\ncontactLimit:`);

const NAMES: FaultRow[] = [
  [
    'an unknown touchpoint at which goals are looked at',
    goal('{ reviewedAt: [strategy, module-9] }'),
    'program.yaml:50:32: unknown-touchpoint: one of strategy, review-talk',
  ],
  [
    'a touchpoint at which goals are looked at twice',
    goal('{ reviewedAt: [strategy, strategy] }'),
    'program.yaml:50:32: duplicate-id: used once before',
  ],
  [
    'an unknown anchor of goals',
    goal('{ statedFrom: { from: lastModule }, reviewedAt: [strategy] }'),
    'program.yaml:50:29: unknown-anchor: one of firstModule, systemReview',
  ],
  [
    'P4 a touchpoint id given twice',
    inProgram('id: review-talk', 'id: strategy'),
    'program.yaml:32:9: duplicate-id: used once before',
  ],
  [
    'P4 an id that differs only in case',
    inProgram('id: review-talk', 'id: Strategy'),
    ['program.yaml:32:9: id-format: a lower-case letter', 'program.yaml:32:9: duplicate-id'],
  ],
  [
    'a touchpoint id of two hyphens in a row, with what would be right of it',
    inProgram('id: review-talk', 'id: review--talk'),
    'program.yaml:32:9: id-format: a lower-case letter, then lower-case letters and digits, words joined by one hyphen,',
  ],
  [
    'an anchor with a hyphen, with what would be right of it',
    inProgram('[firstModule, systemReview]', '[first-module, firstModule, systemReview]'),
    'program.yaml:9:11: id-format: a lower-case letter, then letters and digits, at most 40, such as trainingStart',
  ],
  [
    'a scale with a capital letter, with what would be right of it',
    inProgram('- id: usefulness', '- id: usefulNess'),
    'program.yaml:15:13: id-format: a lower-case letter, then lower-case letters, digits and hyphens, at most 40',
  ],
  [
    'a touchpoint whose state every participant seems to have already, so that nobody is ever asked',
    inProgram('id: strategy', 'id: constructor'),
    'program.yaml:21:9: reserved-id: means something else to computers',
  ],
  [
    'an anchor that every cohort seems to have already',
    inProgram('[firstModule, systemReview]', '[constructor, firstModule, systemReview]'),
    'program.yaml:9:11: reserved-id: means something else to computers',
  ],
  [
    'an anchor whose date nobody can ask about: the preview of dates is asked for a time zone by that name',
    inProgram('[firstModule, systemReview]', '[timeZone, firstModule, systemReview]'),
    'program.yaml:9:11: reserved-id: means something else to computers',
  ],
  [
    'P4 a survey id given twice',
    inProgram('touchpoints:', SECOND_SURVEY),
    'program.yaml:20:11: duplicate-id: used once before',
  ],
  [
    'P4 an anchor given twice',
    inProgram('[firstModule, systemReview]', '[firstModule, systemReview, firstModule]'),
    'program.yaml:9:38: duplicate-id',
  ],
  ['P4 a scale id given twice', inProgram('touchpoints:', SECOND_SCALE), 'program.yaml:20:15: duplicate-id'],
  [
    'a weekday given twice',
    inProgram('[mon, tue, wed, thu]', '[mon, tue, mon]'),
    'program.yaml:7:20: duplicate-id',
  ],
  [
    'a reversed item given twice',
    inProgram('reversed: [module.lost]', 'reversed: [module.lost, module.lost]'),
    'program.yaml:18:33: duplicate-id',
  ],
  [
    'an unknown anchor of a closing',
    inProgram('closes: { from: firstModule', 'closes: { from: lastModule'),
    'program.yaml:26:21: unknown-anchor: one of firstModule, systemReview',
  ],
  [
    'an unknown anchor of a window',
    inProgram('window: { from: systemReview', 'window: { from: lastModule'),
    'program.yaml:36:21: unknown-anchor',
  ],
  [
    'an unknown holiday calendar',
    inProgram('NZ-AUK', 'NZ-ZZZ'),
    'program.yaml:8:13: holidays: no such country or state',
  ],
  [
    'an unknown anchor',
    inProgram('from: firstModule, offset: P2D', 'from: trainingStart, offset: P2D'),
    'program.yaml:25:20: unknown-anchor: one of firstModule, systemReview',
  ],
  [
    'a survey that is not listed',
    inProgram('survey: module-review', 'survey: module-preview'),
    'program.yaml:24:13: unknown-survey: one of module-review',
  ],
  [
    'a missing survey file',
    { 'surveys/module-review.json': undefined },
    'program.yaml:11:9: missing-file: there is no surveys/module-review.json',
  ],
  [
    'a missing mail',
    { 'mail/remind-last.md': undefined },
    [
      'program.yaml:31:21: missing-file: there is no mail/remind-last.md',
      'program.yaml:42:21: missing-file: there is no mail/remind-last.md',
    ],
  ],
  ['no footer', { 'mail/footer.md': undefined }, 'mail/footer.md:1:1: missing-file'],
  [
    'a mail nobody sends',
    { 'mail/spare.md': '---\nsubject: x\n---\ny\n' },
    'mail/spare.md:1:1: unused: program.yaml does not name this file',
  ],
  [
    'a survey nobody is asked',
    { 'surveys/spare.json': '{"title":"x","pages":[]}' },
    [
      'surveys/spare.json:1:1: unused: program.yaml does not name this file',
      'surveys/spare.json:1:22: limit: at least 1 entries',
    ],
  ],
  [
    'a scale item that does not exist',
    inProgram('module.redesign,', 'module.redesing,'),
    'program.yaml:17:31: unknown-item: must be a rating, or question.row',
  ],
  [
    'a scale item without numbers',
    inProgram('module.redesign,', 'next,'),
    'program.yaml:17:31: unknown-item: must be a rating, or question.row',
  ],
  ['a scale that mixes ranges', inProgram('module.redesign,', 'overall,'), 'program.yaml:17:31: range:'],
  [
    'a scale item given twice',
    inProgram('module.redesign,', 'module.worth,'),
    'program.yaml:17:31: duplicate-id: used once before',
  ],
  [
    'a reversed item of another scale',
    inProgram('reversed: [module.lost]', 'reversed: [overall]'),
    'program.yaml:18:20: unknown-item: not among the items of this scale',
  ],
  [
    'atLeast more than there are',
    inProgram('atLeast: 2', 'atLeast: 4'),
    'program.yaml:19:18: limit: at most 3, the items there are',
  ],
];

describe('a program.yaml that names something twice, or something that is not there, is refused at the name', () => {
  it.each(NAMES)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});
