import { loadPrograms } from '../platform/program-files.ts';
import { readExample } from '../rehearsal/cohort-file.ts';
import { type CohortPlan, cohortPlans } from '../rehearsal/cohort-plan.ts';
import { live } from '../rehearsal/live.ts';
import { report } from './report.ts';

/** What lives first, until everything is compiled as it will run, and how many live in all. */
const [FIRST, ALL] = [2000, 8000];
const A_COHORT = 250;

const programs = loadPrograms('programs');
const examples = readExample('ay2020', programs);
const cohorts: CohortPlan[] = [];
while (cohorts.length * A_COHORT < ALL) cohorts.push(...cohortPlans(examples, examples.length * A_COHORT));

const begun = performance.now();
/** When so many contacts had gone out. */
const marks: { at: number; contacts: number }[] = [];
const life = await live({
  cohorts,
  programs,
  seed: 1,
  onProgress: (contacts) => marks.push({ at: performance.now(), contacts }),
});
const mailsEach = life.mails.length / ALL;
const first = marks.find(({ contacts }) => contacts >= FIRST * mailsEach)!;
const last = marks.at(-1)!;
const warm = (last.contacts - first.contacts) / mailsEach / ((last.at - first.at) / 1000);
report('rehearsal, journeys a second', Math.round(warm), 'at least 500', (x) => x >= 500);
report(`  the ${FIRST} before them, from a cold start`, Math.round(FIRST / ((first.at - begun) / 1000)));
report(`  all ${ALL}`, Math.round(ALL / (life.lifeMs / 1000)));
report('  mails a journey', Math.round(mailsEach * 100) / 100);
