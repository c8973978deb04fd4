import type { Cohort } from '../domain/cohorts/cohort.ts';
import type { Instant } from '../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../domain/dates/local-date.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../domain/id.ts';
import { journeyKey } from '../domain/journeys/journey.ts';
import type { Participant } from '../domain/participants/participant.ts';
import { programKey } from '../domain/programs/program.ts';
import { auditedDocuments } from '../functions/audit/audited-documents.ts';
import { putCohort, putParticipant } from '../functions/records.ts';
import { publicHolidays } from '../platform/holidays.ts';
import type { LocalPlatform } from '../platform/local/platform.ts';
import { loadProgram } from '../platform/program-files.ts';

/** The reference program, as its files are now. */
export const CLP = loadProgram('programs/clp');

/** Six weeks before the training, in New York's morning: nothing has opened yet. */
export const START = '2019-05-02T14:00:00.000Z' as Instant;
const ZONE = 'America/New_York' as TimeZone;
const COHORT_ID = 'c-0000000000000001' as CohortId;
const HOLIDAYS = publicHolidays('US-MA', '2018-01-01' as LocalDate, '2022-12-31' as LocalDate);

/** Addresses that lead nowhere: nothing is sent. */
export const SETTINGS = {
  linkBaseUrl: 'https://programs.hospital.example',
  senderEmail: 'programs@hospital.example',
};

/** The reference cohort of 13–14 June 2019 with one session in its window. */
export const aCohort = (): Cohort => ({
  id: COHORT_ID,
  programId: 'clp',
  programVersion: CLP.version,
  title: 'Inpatient 2019',
  timeZone: ZONE,
  anchors: { trainingStart: '2019-06-13' as LocalDate, trainingEnd: '2019-06-14' as LocalDate },
  contactPerson: { name: 'Ann Example', email: 'ann@hospital.example' },
  holidays: HOLIDAYS,
  sessions: [
    {
      id: 'g-0000000000000001' as FocusGroupId,
      touchpoint: 'focus-group',
      startsAt: '2019-11-06T21:00:00.000Z' as Instant,
      endsAt: '2019-11-06T22:00:00.000Z' as Instant,
      publishedAt: START,
    },
  ],
  createdAt: START,
});

const idOf = (who: number): ParticipantId => `p-${String(who).padStart(16, '0')}` as ParticipantId;

/** The same for the same number, from 1; nobody has answered anything yet. */
export const aParticipant = (who: number): Participant => ({
  id: idOf(who),
  cohortId: COHORT_ID,
  name: `Dr. Person ${who}`,
  email: `person${who}@hospital.example`,
  timeZone: ZONE,
  enrolledAt: START,
  status: { kind: 'active' },
  mail: { kind: 'welcome' },
  touchpoints: {},
  contacts: [],
});

/** Enrolls that many people, each with a journey that has begun. */
export async function populate({ ports, engine, clock }: LocalPlatform, people: number): Promise<void> {
  const actor = { by: { kind: 'staff' as const, id: 'ann' }, action: 'populate' };
  const documents = auditedDocuments(ports.documents, actor, clock);
  const cohort = aCohort();
  await documents.write([
    putCohort(cohort, 0),
    { key: programKey('clp', CLP.version), doc: CLP, expectedVersion: 0 },
  ]);
  const of = { cohort: { key: '', version: 1, doc: cohort }, program: CLP };
  const enroll = async (who: number) => {
    const participantId = idOf(who);
    const journey = {
      key: journeyKey(participantId),
      doc: { participantId, generation: 1 },
      expectedVersion: 0,
    };
    await documents.write([putParticipant(of, aParticipant(who), 0, START), journey]);
    await engine.start({ participantId, cohortId: COHORT_ID, generation: 1 });
  };
  for (let first = 0; first < people; first += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, people - first) }, (_, index) => enroll(first + index)),
    );
  }
}

/**
 * After which of its mails each touchpoint is finished: three surveys after a reminder, one after the first mail, a
 * seat booked after the second. With confirmation and notice that is a reference journey: 12 mails, 5 completions.
 */
export const FINISHED_AFTER: Record<string, number> = {
  baseline: 2,
  satisfaction: 2,
  'month-3': 3,
  'focus-group': 2,
  'month-12': 1,
};
