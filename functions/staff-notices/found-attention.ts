import { type Attention, attentionOf } from '../../domain/attention.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { attentionOfCohort } from '../../domain/cohort-attention.ts';
import type { FocusGroup } from '../../domain/focus-group.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Program } from '../../domain/program.ts';
import { noticesKey, type StaffNotices } from '../../domain/staff-notice.ts';
import type { Documents } from '../../platform/ports.ts';
import { everyDocument } from '../cohort-records.ts';
import { focusGroupsOf, participantsOf } from '../records.ts';

/** A cohort has 15 to 50 people; what is beyond ten thousand is not looked at. */
const MOST_PEOPLE = 10_000;

/** Everybody of a cohort and all its sessions. */
export async function everythingOf(
  documents: Documents,
  cohortId: string,
): Promise<{ people: Participant[]; groups: FocusGroup[] }> {
  const people: Participant[] = [];
  for await (const one of everyDocument<Participant>(documents, participantsOf(cohortId))) {
    people.push(one);
    if (people.length === MOST_PEOPLE) break;
  }
  const groups: FocusGroup[] = [];
  for await (const one of everyDocument<FocusGroup>(documents, focusGroupsOf(cohortId))) groups.push(one);
  return { people, groups };
}

/** What needs a person: about the cohort as a whole, and about each of its people. */
export async function foundAttention(
  documents: Documents,
  program: Program,
  cohort: Cohort,
  now: Instant,
): Promise<{ ofCohort: Attention[]; ofPeople: Attention[] }> {
  const { people, groups } = await everythingOf(documents, cohort.id);
  const notices = (await documents.get<StaffNotices>(noticesKey(cohort.id)))?.doc;
  const isReturned = notices?.returned?.address === cohort.contactPerson.email;
  return {
    ofCohort: [
      ...(notices?.returned && isReturned
        ? [{ kind: 'notices-returned' as const, since: notices.returned.at }]
        : []),
      ...attentionOfCohort(program, cohort, people, groups, now),
    ],
    ofPeople: people.flatMap(attentionOf),
  };
}
