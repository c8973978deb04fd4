import type { ParticipantId } from '../../../domain/id.ts';
import type { PublishedSession } from '../../../rehearsal/staff.ts';
import { CLP, cohort } from '../builders.ts';
import type { Site } from './site.ts';

export interface SpringCohort {
  /** Of the staff API, such as `/cohorts/c-…`. */
  path: string;
  people: ParticipantId[];
  sessions: PublishedSession[];
}

/** Wall-clock times in months 4 to 6 after the training. */
const SESSION_DAYS = ['2027-08-10T14:00', '2027-08-24T12:00', '2027-09-08T16:30'];

/** The cohort that is trained on 11 and 12 March 2027, with invented people and sessions, made as staff would. */
export async function springCohort(
  { staff }: Pick<Site, 'staff'>,
  { people = 1, sessions = 2, capacity = 8 }: { people?: number; sessions?: number; capacity?: number } = {},
): Promise<SpringCohort> {
  const participants = Array.from({ length: people }, (_, index) => ({
    name: `Dr. Ada Okafor the ${index + 1}.`,
    email: `ada.okafor.${index + 1}@hospital.example`,
  }));
  const { anchors, contactPerson, title } = cohort();
  const plan = { programId: CLP.program.id, title, anchors, contactPerson, participants };
  const path = await staff.createCohort(plan, anchors);
  const published: PublishedSession[] = [];
  for (const startsAt of SESSION_DAYS.slice(0, sessions)) {
    published.push(await staff.publish(path, 'focus-group', { startsAt, capacity }));
  }
  const enrolled: ParticipantId[] = [];
  for (const person of participants) enrolled.push(await staff.enroll(path, person));
  return { path, people: enrolled, sessions: published };
}
