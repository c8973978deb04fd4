import type { Cohort } from '../domain/cohorts/cohort.ts';
import type { Instant } from '../domain/dates/instant.ts';
import { type Participant, participantKey } from '../domain/participants/participant.ts';
import type { Response } from '../domain/surveys/response.ts';
import { everyPage } from '../functions/every-document.ts';
import { loadCohort, responsesOf } from '../functions/records.ts';
import type { Documents, Message, Stored } from '../platform/ports.ts';
import type { Behavior } from './behavior.ts';
import type { JourneyCount } from './journey-counts.ts';
import type { Person } from './person.ts';

/** A cohort whose life is over, as plain data: it may have been lived in another thread. */
export interface LivedCohort {
  cohort: Stored<Cohort>;
  /** In the order of the plan. */
  people: LivedPerson[];
  /** In the order in which the store lists them. */
  responses: Response[];
  /** In the order in which the inbox got them. */
  mails: Message[];
  /** What staff were told by mail, likewise; none of it counts among the mails. */
  notices: Message[];
  /** Executions that failed for good, and that the sweep had to go on with. */
  failedExecutions: number;
  /** When staff did the first thing, and when nothing was left to be done. */
  from: Instant;
  until: Instant;
}

/** One of its people at the end. */
interface LivedPerson {
  behavior: Behavior;
  participant: Stored<Participant>;
  journey: JourneyCount;
}

/** What the stores hold of them in the end. */
export async function livedRecords(
  documents: Documents,
  everybody: readonly Person[],
  journeys: ReadonlyMap<string, JourneyCount>,
): Promise<Pick<LivedCohort, 'cohort' | 'people' | 'responses'>> {
  const people: LivedPerson[] = [];
  for (const { id, behavior } of everybody) {
    const participant = (await documents.get<Participant>(participantKey(id)))!;
    people.push({ behavior, participant, journey: journeys.get(id)! });
  }
  const cohort = await loadCohort(documents, people[0]!.participant.doc.cohortId);
  const responses: Response[] = [];
  for await (const page of everyPage<Response>(documents, responsesOf(cohort.doc.id)))
    responses.push(...page);
  return { cohort, people, responses };
}
