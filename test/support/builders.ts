import type { Cohort } from '../../domain/cohorts/cohort.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import type { LocalDate, TimeZone } from '../../domain/dates/local-date.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { ProgramVersion } from '../../domain/programs/program.ts';
import { publicHolidays } from '../../platform/holidays.ts';
import { loadPrograms } from '../../platform/program-files.ts';

/** The programs that come with the product. */
export const PROGRAMS: readonly ProgramVersion[] = loadPrograms('programs');

/** The reference program. */
export const CLP: ProgramVersion = PROGRAMS.find(({ program }) => program.id === 'clp')!;

const HOLIDAYS = publicHolidays('US-MA', '2025-01-01' as LocalDate, '2029-12-31' as LocalDate);

/** What staff send to start a cohort: a training on 11 and 12 March 2027. */
export const cohortRequest = (changes: object = {}) => ({
  programId: 'clp',
  title: 'Spring 2027',
  anchors: { trainingStart: '2027-03-11', trainingEnd: '2027-03-12' },
  contactPerson: { name: 'Pat Rivera', email: 'pat@leadership.example' },
  ...changes,
});

/** What staff send to enroll someone. */
export const enrollmentRequest = (changes: object = {}) => ({
  name: 'Dr. Ada Okafor',
  email: 'ada.okafor@hospital.example',
  ...changes,
});

/** What staff send to publish a session: inside the window of the cohort of `cohortRequest`. */
export const sessionRequest = (changes: object = {}) => ({
  touchpoint: 'focus-group',
  startsAt: '2027-08-10T14:00',
  place: 'Room 4',
  capacity: 8,
  ...changes,
});

/** The cohort of `cohortRequest` as it is stored. */
export const cohort = (changes: Partial<Cohort> = {}): Cohort => ({
  id: 'c-0000000000000000' as CohortId,
  programId: CLP.program.id,
  programVersion: CLP.version,
  title: 'Spring 2027',
  timeZone: 'America/New_York' as TimeZone,
  anchors: { trainingStart: '2027-03-11' as LocalDate, trainingEnd: '2027-03-12' as LocalDate },
  contactPerson: { name: 'Pat Rivera', email: 'pat@leadership.example' },
  holidays: HOLIDAYS,
  sessions: [],
  createdAt: '2026-11-22T15:00:00.000Z' as Instant,
  ...changes,
});

/** Someone of that cohort to whom nothing has happened yet. */
export const participant = (changes: Partial<Participant> = {}): Participant => ({
  id: 'p-0000000000000000' as ParticipantId,
  cohortId: 'c-0000000000000000' as CohortId,
  name: 'Dr. Ada Okafor',
  email: 'ada.okafor@hospital.example',
  timeZone: 'America/New_York' as TimeZone,
  enrolledAt: '2026-11-22T15:00:00.000Z' as Instant,
  status: { kind: 'active' },
  mail: { kind: 'welcome' },
  touchpoints: {},
  contacts: [],
  ...changes,
});

/** A session in the window of that cohort, as `cohort.sessions` lists it. */
export const SESSION = {
  id: 'g-0000000000000000' as FocusGroupId,
  touchpoint: 'focus-group',
  startsAt: '2027-08-10T18:00:00.000Z' as Instant,
  endsAt: '2027-08-10T19:00:00.000Z' as Instant,
  publishedAt: '2026-11-22T15:00:00.000Z' as Instant,
};
