import { loadPrograms } from '../platform/program-files.ts';
import { readExamples } from '../rehearsal/cohort-file.ts';
import { type CohortPlan, cohortPlans } from '../rehearsal/cohort-plan.ts';
import { live } from '../rehearsal/live.ts';
import { report } from './report.ts';

const PEOPLE = 2000;

const programs = loadPrograms('programs');
const examples = readExamples(programs);
const life = await live({ cohorts: cohortPlans(examples, PEOPLE), programs, seed: 1 });
const people = life.cohorts.reduce((sum, cohort) => sum + cohort.people.length, 0);
const perSecond = Math.round((people / life.lifeMs) * 1000);
report('rehearsal, journeys a second', perSecond, 'at least 500', (x) => x >= 500);
report('  mails a journey, people', `${life.mails.length / people} ${people}`);

/** A larger one, in many cohorts so that no thread is left alone at its end. */
const [MANY, A_COHORT] = [8000, 250];
const cohorts: CohortPlan[] = [];
while (cohorts.length * A_COHORT < MANY) cohorts.push(...cohortPlans(examples, examples.length * A_COHORT));
const marks: { at: number; contacts: number }[] = [];
const onProgress = (contacts: number) => void marks.push({ at: performance.now(), contacts });
const large = await live({ cohorts, programs, seed: 1, onProgress });
const mailsEach = large.mails.length / MANY;
// From here on both threads are compiled as they run.
const first = marks.find(({ contacts }) => contacts >= PEOPLE * mailsEach)!;
const last = marks.at(-1)!;
const warm = (last.contacts - first.contacts) / mailsEach / ((last.at - first.at) / 1000);
report(`  ${MANY} people, journeys a second`, Math.round(MANY / (large.lifeMs / 1000)));
report(`  ... after the first ${PEOPLE} of them, warm`, Math.round(warm));
