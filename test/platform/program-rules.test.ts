import { describe, expect, it } from 'vitest';
import { beginnings, type FaultRow, inProgram, refusal } from '../support/program-folder.ts';

const PROGRAM: FaultRow[] = [
  [
    'P2 501 touchpoints',
    inProgram('touchpoints:', `touchpoints:\n${'  - {}\n'.repeat(501)}`),
    'program.yaml:21:3: limit: at most 60 entries',
  ],
  [
    'P3 an unknown key',
    inProgram('    reminders: [P7D, P14D]', '    remainders: [P7D, P14D]\n    reminders: []'),
    'program.yaml:27:5: unknown-property: remainders; known here: id, kind, title, survey, unlinked, opens, closes, reminders, mail',
  ],
  [
    'P3 an unknown key in a flow map',
    inProgram('offset: P2D }', 'offset: P2D, time: "08:00" }'),
    'program.yaml:25:46: unknown-property: time; known here: from, offset, plus, at, shift, zone',
  ],
  [
    'P3 __proto__',
    inProgram('anchors:', '__proto__: { polluted: true }\nanchors:'),
    'program.yaml:9:1: unknown-property: __proto__',
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
    'P7 a condition as text',
    inProgram('notice: P14D', 'notice: P14D\n    condition: answers.q1 == 5'),
    'program.yaml:38:5: unknown-property: condition',
  ],
  [
    'P10 a number',
    inProgram('offset: P2D', 'offset: -1'),
    'program.yaml:25:41: offset: whole days, weeks, months or years in ISO 8601, such as P21D',
  ],
  [
    'P10 words',
    inProgram('offset: P2D', 'offset: 3 months'),
    'program.yaml:25:41: offset: whole days, weeks, months or years in ISO 8601, such as P21D',
  ],
  [
    'P10 a fraction',
    inProgram('offset: P2D', 'offset: P1.5M'),
    'program.yaml:25:41: offset: whole days, weeks, months or years in ISO 8601, such as P21D',
  ],
  [
    'P10 hours',
    inProgram('offset: P2D', 'offset: PT5H'),
    'program.yaml:25:41: offset: whole days, weeks, months or years in ISO 8601, such as P21D',
  ],
  [
    'P10 mixed units',
    inProgram('offset: P2D', 'offset: P1Y2M10DT2H30M'),
    'program.yaml:25:41: offset: whole days, weeks, months or years in ISO 8601, such as P21D',
  ],
  [
    'P10 75 years',
    inProgram('offset: P2D', 'offset: P900M'),
    'program.yaml:25:41: offset: at most 24 months',
  ],
  [
    'P11 a reminder after the close',
    inProgram('[P7D, P14D]', '[P7D, P29D]'),
    'program.yaml:27:22: order: must be before the window closes',
  ],
  [
    'P11 40 reminders',
    inProgram('[P7D, P14D]', `[${Array(40).fill('P7D').join(', ')}]`),
    'program.yaml:27:16: limit: at most 3 reminders',
  ],
  [
    'P11 an interval of 0',
    inProgram('[P7D, P14D]', '[P0D, P14D]'),
    'program.yaml:27:17: order: must be later than the one before it, and than the opening',
  ],
  [
    'P11 closing before opening',
    inProgram('offset: P4W', 'offset: P1D'),
    [
      'program.yaml:26:13: order: must close after it opens',
      'program.yaml:27:17: order: must be before',
      'program.yaml:27:22: order: must be before',
    ],
  ],
  [
    'P12 more than 24 months',
    inProgram('offset: P4W', 'offset: P24M, plus: P1W'),
    'program.yaml:26:13: limit: a program lasts at most 24 months',
  ],
  [
    'P17 a send window without hours',
    inProgram('to: "16:30"', 'to: "09:00"'),
    'program.yaml:6:7: order: must be later than from',
  ],
  [
    'P17 no zone',
    inProgram('timeZone: Pacific/Auckland\n', ''),
    'program.yaml:1:1: required: timeZone is missing',
  ],
  [
    'P17 an abbreviated zone',
    inProgram('Pacific/Auckland', 'NZST'),
    'program.yaml:3:11: time-zone: an Area/City name',
  ],
  [
    'a time that is none',
    inProgram('"09:00"', '"9:00"'),
    ['program.yaml:5:9: time-format: a time of day in quotes', 'program.yaml:6:7: order:'],
  ],
  [
    'a day that is none',
    inProgram('[mon, tue,', '[mon, tues,'),
    'program.yaml:7:15: option: one of mon, tue, wed, thu, fri, sat, sun',
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
    'a kind that is none',
    inProgram('kind: focus-group', 'kind: workshop'),
    'program.yaml:33:11: option: one of survey, focus-group',
  ],
  [
    'a map where a list belongs',
    inProgram('anchors: [firstModule, systemReview]', 'anchors: { a: 1 }'),
    'program.yaml:9:10: type: must be a list',
  ],
  [
    'half a minute',
    inProgram('minutes: 45', 'minutes: 45.5'),
    'program.yaml:35:14: type: must be a whole number',
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

describe('a program.yaml that breaks a rule is refused at its line and column', () => {
  it.each(PROGRAM)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});
