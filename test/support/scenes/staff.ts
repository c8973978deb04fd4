import type { StaffContext } from '../../../functions/staff-api/context.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { cohortRequest, enrollmentRequest, PROGRAMS, sessionRequest } from '../builders.ts';
import { type TestClient, testClient } from '../http-call.ts';
import { type TestPorts, testPorts } from '../ports.ts';

/** The staff API in memory, with the steps most stories begin with. Paths are those of what they made. */
export interface StaffWorld {
  ports: TestPorts;
  call: TestClient;
  cohort(changes?: object): Promise<string>;
  participant(cohort: string, changes?: object): Promise<string>;
  session(cohort: string, changes?: object): Promise<string>;
}

/** `programs`: what the deployment carries; another one on the same ports has others. */
export function staffWorld(ports: TestPorts = testPorts(), programs = PROGRAMS): StaffWorld {
  const context: StaffContext = { ...ports, programs, publicHolidays };
  const call = testClient(staffApi(() => context));
  const create = async (path: string, body: object): Promise<string> => {
    const answer = await call('POST', path, { body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.headers.location!;
  };
  return {
    ports,
    call,
    cohort: (changes) => create('/cohorts', cohortRequest(changes)),
    participant: (cohort, changes) => create(`${cohort}/participants`, enrollmentRequest(changes)),
    session: (cohort, changes) => create(`${cohort}/focus-groups`, sessionRequest(changes)),
  };
}
