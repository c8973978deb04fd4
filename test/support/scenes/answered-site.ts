import type { ParticipantId } from '../../../domain/id.ts';
import { auditedDocuments } from '../../../functions/audit/audited-documents.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { publicHolidays } from '../../../platform/holidays.ts';
import { cohortRequest, enrollmentRequest, PROGRAMS } from '../builders.ts';
import { testClient } from '../http-call.ts';
import { AFTER_EVERYTHING, answeredCohort } from './answered-cohort.ts';
import type { Site } from './site.ts';

/**
 * A cohort as `answeredCohort` has it, in a site whose journeys go on meanwhile: long after, with a trail that is whole.
 */
export async function answeredSite(
  { platform: { ports, engine }, moveTo, now }: Site,
  options: Parameters<typeof answeredCohort>[1],
): Promise<{ path: string; people: ParticipantId[] }> {
  const call = testClient(staffApi(() => ({ ...ports, programs: PROGRAMS, publicHolidays })));
  const make = async (path: string, body: object): Promise<string> => {
    const { status, text, headers } = await call('POST', path, { body });
    if (status !== 201) throw new Error(text);
    await engine.idle();
    return headers.location!;
  };
  const clock = { now, moveTo: () => {} };
  const author = { by: { kind: 'participant' }, action: 'POST /api/response' } as const;
  const documents = auditedDocuments(ports.documents, author, clock);
  const made = await answeredCohort(
    {
      ports: { ...ports, documents, clock },
      cohort: (changes) => make('/cohorts', cohortRequest(changes)),
      participant: (cohort, changes) => make(`${cohort}/participants`, enrollmentRequest(changes)),
    },
    options,
  );
  await moveTo(AFTER_EVERYTHING);
  return made;
}
