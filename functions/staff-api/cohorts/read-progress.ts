import { countNeeds, countPerson, noProgress } from '../../../domain/progress/cohort-progress.ts';
import { cohortTimetable } from '../../../domain/timetables/timetable.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { loadCohort, loadProgram } from '../../records.ts';
import { aboutTheCohort, everythingOf } from '../../staff-notices/found-attention.ts';
import type { StaffContext } from '../context.ts';
import { InCohort } from '../schemas.ts';
import { ProgressAnswer } from './cohort-answers.ts';
import { plannedView } from './planned-view.ts';

/** Where a cohort's people stand at this moment: every touchpoint with its window and its counts, and what needs a person. */
export const readProgress = endpoint({
  method: 'GET',
  path: '/cohorts/{cohortId}/progress',
  summary: 'Read where the people of a cohort stand',
  scope: 'staff/read',
  answers: { 200: ProgressAnswer },
  params: InCohort,
  async handle({ params: { cohortId }, now }, { documents }: StaffContext) {
    const { doc: cohort } = await loadCohort(documents, cohortId);
    const { program } = await loadProgram(documents, cohort);
    const sum = noProgress(program);
    const everything = await everythingOf(documents, cohortId);
    countNeeds(sum, await aboutTheCohort(documents, program, cohort, everything, now));
    for (const one of everything.people) countPerson(sum, program, cohort, one, now);
    const plan = cohortTimetable(program, cohort);
    const touchpoints = plan.map((planned) => ({
      ...plannedView(planned),
      sessions: planned.sessions?.offered.length,
      counts: sum.touchpoints[planned.touchpoint.id],
    }));
    const { people, needs } = sum;
    const { isComplete } = everything;
    return {
      status: 200,
      body: { asOf: now, programTitle: program.title, people, needs, touchpoints, isComplete },
    };
  },
});
