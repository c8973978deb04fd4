import { expect, it } from 'vitest';
import type { Offset } from '../../../domain/dates/offset.ts';
import { CLP, PROGRAMS } from '../../support/builders.ts';
import { changedProgram, surveyAt } from '../../support/changed-program.ts';
import { testPorts } from '../../support/ports.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

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
  expect(found.dropped).toMatchObject([
    {
      number: 1,
      why: { kind: 'soon-after-invitation', text: 'it would come less than a day after the invitation' },
    },
  ]);
  const whole = await staffWorld(testPorts(), [...PROGRAMS]).call('GET', '/programs/clp/timetable', QUERY);
  expect(whole.text).not.toContain('dropped');
});

it('of two reminders within a day and a half only the later is planned, and promised of a person', async () => {
  const daily = changedProgram(CLP, (copy) => {
    // Opened on a Tuesday: the next Monday and Tuesday, and the Friday of that week.
    surveyAt(copy, 'baseline').reminders = ['P6D', 'P7D', 'P10D'] as Offset[];
  });
  const world = staffWorld(testPorts(), [daily]);
  const { json } = await world.call('GET', '/programs/clp/timetable', QUERY);
  const numbers = (list: { number: number }[]) => list.map(({ number }) => number);
  const [{ reminders, dropped }] = json.touchpoints;
  expect([numbers(reminders), numbers(dropped)]).toEqual([[2, 3], [1]]);

  const cohort = await world.cohort({ anchors: { trainingStart: '2027-03-09', trainingEnd: '2027-03-10' } });
  const person = (await world.call('GET', await world.participant(cohort))).json;
  const rows = person.timeline.filter(
    (row: { touchpoint: string; kind: string }) => row.touchpoint === 'baseline' && row.kind === 'reminder',
  );
  expect(rows.map(({ state, reason }: { state: string; reason?: string }) => reason ?? state)).toEqual([
    'stale',
    'planned',
    'planned',
  ]);
});
