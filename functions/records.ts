import { type Cohort, cohortKey } from '../domain/cohorts/cohort.ts';
import type { Instant } from '../domain/dates/instant.ts';
import { NotFound } from '../domain/errors.ts';
import type { ParticipantId } from '../domain/id.ts';
import { type Decision, decide } from '../domain/journeys/decide.ts';
import { type Journey, journeyKey } from '../domain/journeys/journey.ts';
import { plannedWith } from '../domain/journeys/participant-changes.ts';
import { type Participant, participantKey } from '../domain/participants/participant.ts';
import { type ProgramVersion, programKey } from '../domain/programs/program.ts';
import { type FocusGroup, focusGroupKey } from '../domain/sessions/focus-group.ts';
import type { Documents, Put, Stored } from '../platform/ports.ts';

/** One participant with everything a decision about them depends on. */
export interface Person {
  participant: Stored<Participant>;
  cohort: Stored<Cohort>;
  program: ProgramVersion;
}

const programs = new Map<string, ProgramVersion>();

/** One version of a program. Content-addressed and therefore remembered for the life of the process. @throws NotFound */
export async function loadVersion(
  documents: Documents,
  id: string,
  version: string,
): Promise<ProgramVersion> {
  const key = programKey(id, version);
  const known = programs.get(key);
  if (known) return known;
  const stored = await documents.get<ProgramVersion>(key);
  if (!stored) throw new NotFound('program version');
  programs.set(key, stored.doc);
  return stored.doc;
}

/** The version of its program that a cohort has. @throws NotFound */
export const loadProgram = (
  documents: Documents,
  { programId, programVersion }: Pick<Cohort, 'programId' | 'programVersion'>,
): Promise<ProgramVersion> => loadVersion(documents, programId, programVersion);

/** @throws NotFound */
export async function loadCohort(documents: Documents, id: string): Promise<Stored<Cohort>> {
  const cohort = await documents.get<Cohort>(cohortKey(id));
  if (!cohort) throw new NotFound('cohort');
  return cohort;
}

/** @throws NotFound also when the participant is in another cohort than `cohortId`, where one is given. */
export async function loadPerson(documents: Documents, id: string, cohortId?: string): Promise<Person> {
  const participant = await documents.get<Participant>(participantKey(id));
  if (!participant || (cohortId !== undefined && participant.doc.cohortId !== cohortId)) {
    throw new NotFound('participant');
  }
  const cohort = await loadCohort(documents, participant.doc.cohortId);
  const program = await loadProgram(documents, cohort.doc);
  return { participant, cohort, program };
}

/** @throws NotFound also when the session belongs to another cohort. */
export async function loadFocusGroup(
  documents: Documents,
  id: string,
  cohortId: string,
): Promise<Stored<FocusGroup>> {
  const group = await documents.get<FocusGroup>(focusGroupKey(id));
  if (group?.doc.cohortId !== cohortId) throw new NotFound('focus group');
  return group;
}

/** The list of a cohort's participants, by enrollment; also those who withdrew. */
export const participantsOf = (cohortId: string): string => `${cohortId}/participants`;

/** The list of a cohort's sessions, by the start each was published with; also those called off. */
export const focusGroupsOf = (cohortId: string): string => `${cohortId}/focus-groups`;

/** The list of a cohort's responses, by touchpoint and then by when they came; an unlinked one has only its day. */
export const responsesOf = (cohortId: string): string => `${cohortId}/responses`;

/** The list of a cohort's goals, for verifying their trails: nothing else goes through them. */
export const goalsOf = (cohortId: string): string => `${cohortId}/goals`;

/** The list of all cohorts, by creation. */
export const COHORTS = 'cohorts';

/**
 * Writes a participant with the due time that follows from `now`; the only way to write one. `decision` is what
 * `decide` says about this very participant at `now`, from a caller that has asked already.
 */
export function putParticipant(
  { cohort, program }: Pick<Person, 'cohort' | 'program'>,
  participant: Participant,
  expectedVersion: number,
  now: Instant,
  decision: Decision = decide(program.program, cohort.doc, participant, now),
): Put {
  const doc = plannedWith(participant, decision, now);
  return {
    key: participantKey(doc.id),
    doc,
    expectedVersion,
    listed: { list: participantsOf(doc.cohortId), sort: `${doc.enrolledAt} ${doc.id}` },
    dueAt: doc.dueAt,
  };
}

/** Says nothing to its people: where their dates change, the caller has them planned again (`replan`). */
export function putCohort(cohort: Cohort, expectedVersion: number): Put {
  return {
    key: cohortKey(cohort.id),
    doc: cohort,
    expectedVersion,
    listed: { list: COHORTS, sort: `${cohort.createdAt} ${cohort.id}` },
    dueAt: cohort.dueAt,
  };
}

/** Keeps a cohort's program version, where that has not been done yet. */
export async function putProgram(documents: Documents, version: ProgramVersion): Promise<Put[]> {
  const key = programKey(version.program.id, version.version);
  return (await documents.get(key)) ? [] : [{ key, doc: version, expectedVersion: 0 }];
}

/** The record of a journey that is about to be started for the first time. */
export function putNewJourney(participantId: ParticipantId): Put {
  const doc: Journey = { participantId, generation: 1 };
  return { key: journeyKey(participantId), doc, expectedVersion: 0 };
}

/** To be written with the participants whose seat, place in line or offer it changes, in one transaction. */
export function putFocusGroup(group: FocusGroup, expectedVersion: number): Put {
  return {
    key: focusGroupKey(group.id),
    doc: group,
    expectedVersion,
    // Its place in the list stays that of the start it was published with.
    listed: { list: focusGroupsOf(group.cohortId), sort: `${group.listedAs ?? group.startsAt} ${group.id}` },
    dueAt: group.dueAt,
  };
}
