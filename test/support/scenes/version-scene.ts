import type { Instant } from '../../../domain/dates/instant.ts';
import type { Offset } from '../../../domain/dates/offset.ts';
import type { ProgramVersion } from '../../../domain/programs/program.ts';
import { CLP } from '../builders.ts';
import { changedProgram, surveyAt, withQuestion } from '../changed-program.ts';
import { testPorts } from '../ports.ts';
import { staffWorld } from './staff.ts';

export const DURING_BASELINE = '2027-02-25T15:00:00.000Z' as Instant;

/** A month later, without reminders, and one question more. */
export const NEXT = changedProgram(CLP, (copy) => {
  const month12 = surveyAt(copy, 'month-12');
  month12.opens.offset = 'P13M' as Offset;
  month12.closes.offset = 'P13M' as Offset;
  surveyAt(copy, 'month-3').reminders = [];
  withQuestion(copy, 'leadership-practice');
});

/** A cohort of the version before, on a deployment that has brought the next one meanwhile. */
export async function versionScene(people = 2, next: ProgramVersion = NEXT, ports = testPorts()) {
  const before = staffWorld(ports);
  const cohort = await before.cohort();
  const ids: string[] = [];
  for (let number = 0; number < people; number += 1) {
    const path = await before.participant(cohort, { email: `p${number}@x.org` });
    ids.push(path.split('/').at(-1)!);
  }
  const world = staffWorld(ports, [next]);
  const body = { version: next.version };
  return {
    world,
    cohort,
    ids,
    before,
    preview: (query = '') => world.call('POST', `${cohort}/program-version/preview`, { body, query }),
    adopt: (version = next.version) =>
      world.call('PUT', `${cohort}/program-version`, { body: { version }, headers: { 'if-match': '*' } }),
  };
}
