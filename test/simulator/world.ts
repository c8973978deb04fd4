import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { type Cohort, cohortKey } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import { journeyKey } from '../../domain/journeys/journey.ts';
import { type LinkPurpose, linkKey } from '../../domain/links/link.ts';
import { newNotices } from '../../domain/notices/staff-notice.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { type ProgramVersion, programKey } from '../../domain/programs/program.ts';
import { type FocusGroup, focusGroupKey } from '../../domain/sessions/focus-group.ts';
import { putCohort, putFocusGroup, putParticipant } from '../../functions/records.ts';
import { putNotices } from '../../functions/staff-notices/put-notices.ts';
import { publicHolidays } from '../../platform/holidays.ts';
import type { Documents } from '../../platform/ports.ts';
import { loadProgram } from '../../platform/program-files.ts';

export const CLP = loadProgram('programs/clp');
export const HOLIDAYS = publicHolidays('US-MA', '2019-01-01' as LocalDate, '2021-12-31' as LocalDate);
export const START = '2019-05-02T14:00:00.000Z' as Instant;
export const COHORT_ID = 'c-0000000000000001' as CohortId;
const ZONES = ['America/New_York', 'America/Chicago', 'America/Los_Angeles'] as TimeZone[];

export const personId = (who: number) => `p-${String(who).padStart(16, '0')}` as ParticipantId;

/** A token of the simulated person's own, so that they can act whether or not a mail has reached them. */
export const tokenOf = (who: number, purpose: LinkPurpose, touchpoint: string): string =>
  createHash('sha256').update(`${who} ${purpose} ${touchpoint}`).digest('base64url');

export const theCohort = (program: ProgramVersion): Cohort => ({
  id: COHORT_ID,
  programId: program.program.id,
  programVersion: program.version,
  title: 'Inpatient 2019',
  timeZone: ZONES[0]!,
  anchors: { trainingStart: '2019-06-13' as LocalDate, trainingEnd: '2019-06-14' as LocalDate },
  contactPerson: { name: 'Ann Example', email: 'ann@hospital.example' },
  holidays: HOLIDAYS,
  sessions: SESSIONS.map(({ id, touchpoint, startsAt, endsAt }) => ({
    id,
    touchpoint,
    startsAt,
    endsAt,
    publishedAt: START,
  })),
  createdAt: START,
});

export const SESSIONS: FocusGroup[] = ['2019-11-06', '2019-12-04'].map((date, index) => ({
  id: `g-000000000000000${index + 1}` as FocusGroupId,
  cohortId: COHORT_ID,
  touchpoint: 'focus-group',
  startsAt: `${date}T21:00:00.000Z` as Instant,
  endsAt: `${date}T22:00:00.000Z` as Instant,
  place: 'Conference room 4',
  capacity: 1,
  seats: [],
  createdAt: START,
}));

const thePerson = (who: number): Participant => ({
  id: personId(who),
  cohortId: COHORT_ID,
  name: `Dr. Person ${who}`,
  email: `person${who}@hospital.example`,
  timeZone: ZONES[who % ZONES.length]!,
  enrolledAt: START,
  status: { kind: 'active' },
  mail: { kind: 'welcome' },
  touchpoints: {},
  contacts: [],
});

/** Writes the cohort of the reference program with its people, as the staff API does when it enrolls them. */
export async function populate(
  documents: Documents,
  people: number,
  program: ProgramVersion,
  hasNotices = false,
): Promise<void> {
  const cohort = theCohort(program);
  await documents.write([
    putCohort(cohort, 0),
    ...(hasNotices ? [putNotices(newNotices(program.program, cohort, START), 0)] : []),
    { key: programKey(cohort.programId, cohort.programVersion), doc: program, expectedVersion: 0 },
    ...SESSIONS.map((session) => putFocusGroup(session, 0)),
  ]);
  for (let who = 0; who < people; who += 1) {
    const participant = thePerson(who);
    const link = (purpose: LinkPurpose, touchpoint: string) => ({
      key: linkKey(
        createHash('sha256')
          .update(tokenOf(who, purpose, touchpoint))
          .digest('hex'),
      ),
      doc: {
        purpose,
        touchpoint,
        participantId: participant.id,
        cohortId: COHORT_ID,
        contactId: 'own',
        expiresAt: '2030-01-01T00:00:00.000Z',
      },
      expectedVersion: 0,
    });
    const of = { cohort: { key: '', version: 1, doc: cohort }, program };
    await documents.write([
      putParticipant(of, participant, 0, START),
      {
        key: journeyKey(participant.id),
        doc: { participantId: participant.id, generation: 1 },
        expectedVersion: 0,
      },
      ...['baseline', 'satisfaction', 'month-3', 'month-12', 'added'].map((id) => link('survey', id)),
      link('focus-group', 'focus-group'),
      link('stop', ''),
    ]);
  }
}

/** The records that belong to all of them. */
export const sharedKeys = [cohortKey(COHORT_ID), ...SESSIONS.map((session) => focusGroupKey(session.id))];

/**
 * Asks for the earliest due time of any record, now or ahead; the daily look at what needs staff only where it is to
 * count.
 */
export function earliestDue(database: DatabaseSync, withNotices = false): () => Instant | undefined {
  const found = database.prepare(
    'SELECT due_at AS due FROM documents WHERE due_at IS NOT NULL AND key NOT LIKE ? ORDER BY due_at, key LIMIT 1',
  );
  return () => (found.get(withNotices ? '' : 'notices#%') as { due: Instant } | undefined)?.due;
}
