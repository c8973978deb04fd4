import { type Cohort, wantsNotices } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { type Attention, attentionOf } from '../../domain/notices/attention.ts';
import { attentionOfCohort } from '../../domain/notices/cohort-attention.ts';
import { noticesKey, returnedSince, type StaffNotices } from '../../domain/notices/staff-notice.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { FocusGroup } from '../../domain/sessions/focus-group.ts';
import type { Documents } from '../../platform/ports.ts';
import { everyPage } from '../every-document.ts';
import { focusGroupsOf, participantsOf } from '../records.ts';

/** A cohort has 15 to 50 people; 10,000 are looked at, and `isComplete` says whether that was everybody. */
const MOST_PEOPLE = 10_000;

/** Everybody of a cohort and all its sessions. */
export async function everythingOf(
  documents: Documents,
  cohortId: string,
): Promise<{ people: Participant[]; groups: FocusGroup[]; isComplete: boolean }> {
  const people: Participant[] = [];
  for await (const page of everyPage<Participant>(documents, participantsOf(cohortId))) {
    people.push(...page);
    if (people.length > MOST_PEOPLE) break;
  }
  const groups: FocusGroup[] = [];
  for await (const page of everyPage<FocusGroup>(documents, focusGroupsOf(cohortId))) groups.push(...page);
  return { people: people.slice(0, MOST_PEOPLE), groups, isComplete: people.length <= MOST_PEOPLE };
}

/** What needs a person: about the cohort as a whole, then about each of its people; and who they are. */
export async function foundAttention(
  documents: Documents,
  program: Program,
  cohort: Cohort,
  now: Instant,
): Promise<{ found: Attention[]; people: Participant[] }> {
  const everything = await everythingOf(documents, cohort.id);
  const found = await aboutTheCohort(documents, program, cohort, everything, now);
  for (const person of everything.people) found.push(...attentionOf(program, cohort, person, now));
  return { found, people: everything.people };
}

/** What needs a person about the cohort as a whole, for whoever has read everything of it. */
export async function aboutTheCohort(
  documents: Documents,
  program: Program,
  cohort: Cohort,
  { people, groups }: { people: readonly Participant[]; groups: readonly FocusGroup[] },
  now: Instant,
): Promise<Attention[]> {
  const notices = (await documents.get<StaffNotices>(noticesKey(cohort.id)))?.doc;
  const since = notices && wantsNotices(cohort) ? returnedSince(notices, cohort) : undefined;
  return [
    ...(since === undefined ? [] : [{ kind: 'notices-returned' as const, since }]),
    ...attentionOfCohort(program, cohort, people, groups, now),
  ];
}
