import { expect, it } from 'vitest';
import type { Offset } from '../../../domain/offset.ts';
import { CLP, PROGRAMS } from '../../support/builders.ts';
import { changedProgram, surveyAt } from '../../support/changed-program.ts';
import { testPorts } from '../../support/ports.ts';
import { staffWorld } from '../../support/staff.ts';

const QUERY = { query: 'trainingStart=2027-03-09&trainingEnd=2027-03-10' };

it('the preview of a timetable has the reminders that are never sent, and says on which days the program works', async () => {
  const close = changedProgram(CLP, (copy) => {
    // At five in the afternoon; the next morning is less than a day later.
    surveyAt(copy, 'satisfaction').reminders = ['P1D', 'P3D'] as Offset[];
    copy.program.sendWindow.days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday'];
  });
  const { json } = await staffWorld(testPorts(), [close]).call('GET', '/programs/clp/timetable', QUERY);
  expect(json.workingDays).toEqual(close.program.sendWindow.days);
  const found = json.touchpoints.find(
    ({ touchpoint }: { touchpoint: string }) => touchpoint === 'satisfaction',
  );
  expect(found.reminders.map(({ number }: { number: number }) => number)).toEqual([2]);
  expect(found.dropped).toMatchObject([{ number: 1 }]);
  const whole = await staffWorld(testPorts(), [...PROGRAMS]).call('GET', '/programs/clp/timetable', QUERY);
  expect(whole.text).not.toContain('dropped');
});
