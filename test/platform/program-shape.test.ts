import { describe, expect, it } from 'vitest';
import { beginnings, type FaultRow, inProgram, refusal } from '../support/program-folder.ts';

const SHAPE: FaultRow[] = [
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
    'a blank title',
    inProgram('title: Talk after the system review', 'title: " "'),
    'program.yaml:34:12: blank: must not be empty',
  ],
  [
    'a title of two lines',
    inProgram('title: Talk after the system review', 'title: "Talk\\nBcc: x"'),
    'program.yaml:34:12: control-character',
  ],
  [
    'P7 a condition as text',
    inProgram('notice: P14D', 'notice: P14D\n    condition: answers.q1 == 5'),
    'program.yaml:38:5: unknown-property: condition',
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
    'a day that is none',
    inProgram('[mon, tue,', '[mon, tues,'),
    'program.yaml:7:15: option: one of mon, tue, wed, thu, fri, sat, sun',
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
];

describe('a program.yaml of another shape is refused at its line and column', () => {
  it.each(SHAPE)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});
