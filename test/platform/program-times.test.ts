import { describe, expect, it } from 'vitest';
import { beginnings, type FaultRow, inProgram, refusal } from '../support/program-folder.ts';

const TIMES: FaultRow[] = [
  [
    'P10 words in a closing, which hide no order fault behind them',
    inProgram('offset: P4W', 'offset: 4 weeks'),
    'program.yaml:26:42: offset: whole days',
  ],
  [
    'P11 a reminder of a focus group after its window',
    inProgram('reminders: [P5D]', 'reminders: [P46D]'),
    'program.yaml:38:17: order: must be before the window closes',
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
    'a time that is none',
    inProgram('"09:00"', '"9:00"'),
    ['program.yaml:5:9: time-format: a time of day in quotes', 'program.yaml:6:7: order:'],
  ],
  [
    'a time of three digits, which may be before eight',
    inProgram('"09:00"', '"7:30"'),
    [
      'program.yaml:5:9: time-format: a time of day in quotes and of four digits, "00:00" to "23:59"',
      'program.yaml:6:7: order:',
    ],
  ],
];

describe('a program.yaml whose times make no sense is refused at their line and column', () => {
  it.each(TIMES)('%s', (_, edit, says) => {
    const expected = [says].flat();
    expect(beginnings(refusal(edit), expected)).toEqual(expected);
  });
});
