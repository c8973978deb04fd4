import * as z from 'zod';
import { checkedAnchors, holidaysAround } from '../../../domain/cohorts/cohort-dates.ts';
import { LocalDate, TimeZone } from '../../../domain/dates/local-date.ts';
import { Slug } from '../../../domain/programs/program.ts';
import { cohortTimetable } from '../../../domain/timetables/timetable.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { plannedView } from '../cohorts/planned-view.ts';
import { currentProgram, type StaffContext } from '../context.ts';
import { TimetableAnswer } from './program-answers.ts';

/** Every date a cohort would have, with the reason of each shift. The query names a date for each anchor. */
export const previewTimetable = endpoint({
  method: 'GET',
  path: '/programs/{programId}/timetable',
  summary: 'Preview every date of a cohort, with the reason of each shift',
  scope: 'staff/read',
  params: z.strictObject({ programId: Slug }),
  query: z.object({ timeZone: TimeZone.optional() }).catchall(LocalDate),
  answers: { 200: TimetableAnswer },
  async handle({ params, query, now }, context: StaffContext) {
    const { program, version } = currentProgram(context, params.programId);
    const { timeZone = program.timeZone, ...dates } = query;
    const anchors = checkedAnchors(program, dates, now, '');
    const holidays = holidaysAround(program, anchors, context.publicHolidays);
    const cohort = { anchors, timeZone, holidays, sessions: [] };
    const planned = cohortTimetable(program, cohort);
    return {
      status: 200,
      body: {
        asOf: now,
        programId: program.id,
        version,
        timeZone,
        workingDays: program.sendWindow.days,
        anchors,
        touchpoints: planned.map(plannedView),
      },
    };
  },
});
