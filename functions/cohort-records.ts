import type { Instant } from '../domain/dates/instant.ts';
import type { CohortRecords } from '../domain/files/cohort-records.ts';
import type { Participant } from '../domain/participants/participant.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import type { FocusGroup } from '../domain/sessions/focus-group.ts';
import type { Response } from '../domain/surveys/response.ts';
import type { Documents } from '../platform/ports.ts';
import { everyDocument } from './every-document.ts';
import {
  focusGroupsOf,
  loadCohort,
  loadProgram,
  loadVersion,
  participantsOf,
  responsesOf,
} from './records.ts';

/** Everything of one cohort for files and results. @throws NotFound */
export async function loadCohortRecords(
  documents: Documents,
  cohortId: string,
  now: Instant,
): Promise<CohortRecords> {
  const { doc: cohort } = await loadCohort(documents, cohortId);
  const program = await loadProgram(documents, cohort);
  return {
    cohort,
    program,
    now,
    versions: async () => {
      const versions = new Map([[program.version, program]]);
      for await (const { programVersion } of everyDocument<Response>(documents, responsesOf(cohortId))) {
        if (versions.has(programVersion)) continue;
        versions.set(programVersion, await loadVersion(documents, cohort.programId, programVersion));
      }
      const had = [...(cohort.earlierVersions ?? []), program].map(({ version }) => version);
      const age = ({ version }: ProgramVersion) => had.length - had.lastIndexOf(version);
      return [...versions.values()].sort((a, b) => age(a) - age(b));
    },
    participants: () => everyDocument<Participant>(documents, participantsOf(cohortId)),
    responses: () => everyDocument<Response>(documents, responsesOf(cohortId)),
    focusGroups: () => everyDocument<FocusGroup>(documents, focusGroupsOf(cohortId)),
  };
}
