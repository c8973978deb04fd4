import type { Instant } from '../domain/dates/instant.ts';
import type { CohortRecords } from '../domain/files/cohort-records.ts';
import type { Participant } from '../domain/participants/participant.ts';
import type { ProgramVersion } from '../domain/programs/program.ts';
import type { FocusGroup } from '../domain/sessions/focus-group.ts';
import type { Response } from '../domain/surveys/response.ts';
import type { Documents } from '../platform/ports.ts';
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

/** Every participant of a cohort at once, those who withdrew too; for what has to be asked of all of them more than once. */
export async function everybodyOf(documents: Documents, cohortId: string): Promise<Participant[]> {
  const people: Participant[] = [];
  for await (const page of everyPage<Participant>(documents, participantsOf(cohortId))) people.push(...page);
  return people;
}

/** The largest page there is: each is one query. */
const PAGE = 200;

/** Every document of a list in its order. */
export async function* everyDocument<Doc>(documents: Documents, list: string): AsyncGenerator<Doc> {
  for await (const page of everyPage<Doc>(documents, list)) yield* page;
}

/** The same a page at a time, for whoever wants all of them: waiting for each would take longer than looking at it. */
export async function* everyPage<Doc>(documents: Documents, list: string): AsyncGenerator<Doc[]> {
  let cursor: string | undefined;
  do {
    const page = await documents.list<Doc>(list, PAGE, cursor);
    yield page.items.map(({ doc }) => doc);
    cursor = page.cursor;
  } while (cursor !== undefined);
}
