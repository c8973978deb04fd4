import { loadPrograms } from '../platform/program-files.ts';
import { readExample } from '../rehearsal/cohort-file.ts';
import { cohortPlans } from '../rehearsal/cohort-plan.ts';
import { live } from '../rehearsal/live.ts';
import { report } from './report.ts';

const PEOPLE = 2000;

const programs = loadPrograms('programs');
const life = await live({ cohorts: cohortPlans(readExample('ay2020', programs), PEOPLE), programs, seed: 1 });
const people = life.cohorts.reduce((sum, cohort) => sum + cohort.people.length, 0);
const perSecond = Math.round((people / life.lifeMs) * 1000);
report('rehearsal, journeys a second', perSecond, 'at least 500', (x) => x >= 500);
report('  mails a journey, people', `${life.mails.length / people} ${people}`);
