import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { momentOf } from '../../../domain/dates/calendar.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { Program } from '../../../domain/programs/program.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { ENHANCED_CARE } from '../../support/program-folder.ts';

const source = () => parse(readFileSync(join(ENHANCED_CARE, 'program.yaml'), 'utf8'));

/** The small program with its first touchpoint changed; the faults as "path message". */
function faults(change: object): string[] {
  const data = source();
  Object.assign(data.touchpoints[0], change);
  const result = Program.safeParse(data);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.slice(2).join('.')} ${message}`);
}

describe('Program', () => {
  it('fills in what most touchpoints want: the next working day, the participant’s own zone, linked answers', () => {
    const [strategy] = Program.parse(source()).touchpoints;
    expect(strategy).toMatchObject({ opens: { shift: 'next', zone: 'participant' }, unlinked: false });
  });

  it('takes a window whose two ends are counted from different anchors: their dates decide', () => {
    expect(faults({ closes: { from: 'systemReview', offset: '-P1D' }, reminders: ['P60D'] })).toEqual([]);
  });

  it.each([
    ['closes at a time before it opens', '08:59', '08:58'],
    ['closes at the time it opens', '08:59', '08:59'],
    ['closes before the send window, at whose start it opens', undefined, '08:59'],
  ])('P11 refuses a window that %s on the same day', (_, opensAt, closesAt) => {
    const day = { from: 'firstModule', offset: 'P1D' };
    const opens = { ...day, ...(opensAt && { at: opensAt }) };
    expect(faults({ opens, closes: { ...day, at: closesAt }, reminders: [] })).toEqual([
      'closes order: must close after it opens',
    ]);
  });

  it('takes a window of one day, which closes at the end of the day', () => {
    const day = { from: 'firstModule', offset: 'P1D' };
    expect(faults({ opens: { ...day, at: '17:00' }, closes: day, reminders: [] })).toEqual([]);
  });

  it('P11 refuses a negative notice and a focus-group window without days', () => {
    const data = source();
    Object.assign(data.touchpoints[1], {
      notice: '-P14D',
      window: { from: 'systemReview', after: 'P2M', until: 'P2M' },
      reminders: [],
    });
    const paths = Program.safeParse(data).error?.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['touchpoints.1.window.until', 'touchpoints.1.notice']);
  });

  it('P12 counts the 24 months from the earliest thing of the same anchor, before the anchor too', () => {
    const limit = 'closes limit: a program lasts at most 24 months';
    const closes = { from: 'firstModule', offset: 'P24M' };
    expect(faults({ opens: { from: 'firstModule' }, closes })).toEqual([]);
    expect(faults({ opens: { from: 'firstModule', offset: '-P21D' }, closes })).toEqual([limit]);
  });

  it('is not tied to one country: an opening in Auckland skips its weekend and its anniversary day', () => {
    const { sendWindow, touchpoints, timeZone } = Program.parse(source());
    const strategy = touchpoints[0]!;
    if (strategy.kind !== 'survey') throw new Error('The first touchpoint of the fixture is a survey.');
    const holidays = publicHolidays(
      sendWindow.holidays,
      '2027-01-01' as LocalDate,
      '2027-12-31' as LocalDate,
    );
    const rule = {
      ...strategy.opens,
      date: '2027-01-29' as LocalDate,
      time: sendWindow.from,
      zone: timeZone,
    };
    expect(momentOf(rule, { ...sendWindow, holidays })).toEqual({
      raw: '2027-01-31',
      date: '2027-02-02',
      // 9:00 on 2 February in Auckland, 13 hours ahead in summer.
      at: '2027-02-01T20:00:00.000Z',
      reasons: [
        { kind: 'weekend', day: 'Sunday' },
        { kind: 'holiday', name: 'Provincial anniversary day' },
      ],
    });
  });
});
