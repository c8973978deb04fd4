import { describe, expect, it } from 'vitest';
import { beginnings, type FaultRow, inProgram, inSurvey, refusal } from '../support/program-folder.ts';

const FORM: FaultRow[] = [
  [
    'P1 text that is not YAML',
    inProgram('title: Enhanced', 'title: @Enhanced'),
    'program.yaml:2:8: yaml: Plain value cannot start with reserved character @',
  ],
  [
    'P1 a tag',
    inProgram('id: enhanced-care', 'id: !!str enhanced-care'),
    'program.yaml:1:11: yaml: a tag (!)',
  ],
  [
    'P1 an anchor and an alias',
    inProgram('[P7D, P14D]', '[&a P7D, *a]'),
    ['program.yaml:27:20: yaml: an anchor (&)', 'program.yaml:27:25: yaml: an alias (*)'],
  ],
  [
    'P1 a merge key',
    inProgram('  from: "09:00"', '  <<: { from: "09:00" }'),
    'program.yaml:5:3: yaml: a merge key',
  ],
  ['P1 two documents', inProgram('anchors:', '---\nanchors:'), 'program.yaml:9:1: yaml: a second document'],
  [
    'P1 a title with a colon and no quotes, with what would be right',
    inProgram('title: After the strategy module', 'title: Strategy: afterwards'),
    'program.yaml:23:12: yaml: either an indent unlike that of the lines around it, or a text with ": " that needs quotes',
  ],
  [
    'P1 a key without a space after its colon, with what would be right',
    inProgram('id: enhanced-care', 'id:enhanced-care'),
    'program.yaml:1:1: yaml: an indent unlike that of the lines around it, or no ": " after the key',
  ],
  [
    'P1 a first line with a space before it, which is told once',
    inProgram('id: enhanced-care', ' id: enhanced-care'),
    'program.yaml:2:1: yaml: no part of what comes before',
  ],
  [
    'P1 a bracket too many, which is told once',
    inProgram('[P7D, P14D]', '[P7D, P14D]]'),
    'program.yaml:27:27: yaml: no part of what comes before: another indent, a bracket too many',
  ],
  [
    'P1 quotes around a part of a text',
    inProgram('title: After the strategy module', 'title: "After" the strategy module'),
    'program.yaml:23:20: yaml: no part of what comes before',
  ],
  [
    'P1 a text in curly brackets without quotes',
    inProgram('title: After the strategy module', 'title: {{name}}'),
    'program.yaml:23:13: yaml: a key must be text; a text that begins with { or [ needs quotes',
  ],
  [
    'P1 a tab as indent',
    inProgram('  holidays', '\tholidays'),
    'program.yaml:8:1: yaml: a tab as indent; use spaces',
  ],
  [
    'P1 a directive',
    inProgram('id: enhanced-care', '%YAML 1.1\n---\nid: enhanced-care'),
    'program.yaml:1:1: yaml: a directive (%)',
  ],
  [
    'P1 a tag directive',
    inProgram('id: enhanced-care', '%TAG !e! tag:example.org,2026:\n---\nid: enhanced-care'),
    'program.yaml:1:1: yaml: a directive (%)',
  ],
  ['P1 an empty file', { 'program.yaml': '' }, 'program.yaml:1:1: type: must be a map'],
  [
    'P1 bytes that are not UTF-8',
    { 'program.yaml': new Uint8Array([0x69, 0xff]) },
    'program.yaml:1:1: encoding: must be UTF-8',
  ],
  [
    'P1 JSON cut short',
    inSurvey('"rateMax": 10 },', '"rateMax": 10'),
    'surveys/module-review.json:25:9: json: expected here: , or the end',
  ],
  [
    'P1 JSON with a trailing comma',
    inSurvey('"Does not apply" }', '"Does not apply" },'),
    'surveys/module-review.json:17:11: json: expected here: value',
  ],
  [
    'P2 257 KiB',
    { 'program.yaml': `id: x\n#${' '.repeat(257 * 1024)}` },
    'program.yaml:1:1: limit: at most 256 KiB',
  ],
  [
    'P2 nesting of 17 levels',
    { 'program.yaml': `id: ${'['.repeat(16)}${']'.repeat(16)}` },
    'program.yaml:1:20: limit: nested deeper than 16 levels',
  ],
  [
    'P2 nesting that no stack can hold',
    { 'program.yaml': '- '.repeat(100_000) },
    'program.yaml:1:33: limit: nested deeper than 16 levels',
  ],
  [
    'P4 a key given twice',
    inProgram('  to: "16:30"', '  to: "16:30"\n  to: "17:00"'),
    'program.yaml:7:3: duplicate-id: this key is in the same map before',
  ],
  [
    'P4 a JSON key given twice',
    inSurvey('"rateMin": 0,', '"rateMin": 0, "rateMin": 1,'),
    'surveys/module-review.json:24:86: duplicate-id: this key',
  ],
];

describe('a program file that is not plain YAML or JSON is refused at its line and column', () => {
  it.each(FORM)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});
