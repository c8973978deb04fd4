import * as z from 'zod';
import { type Anchors, ContactPerson } from '../domain/cohorts/cohort.ts';
import { AnchorDates } from '../domain/cohorts/cohort-start.ts';
import { TimeZone } from '../domain/dates/local-date.ts';
import { Slug } from '../domain/programs/program.ts';
import { EmailAddress, oneLine, sameMailbox } from '../domain/text.ts';
import { inventedPeople } from './invented-people.ts';

const Person = z.strictObject({ name: oneLine(200), email: EmailAddress, timeZone: TimeZone.optional() });

/** A cohort to rehearse, as a file states it. Without `participants` they are invented. */
export const CohortFile = z.strictObject({
  title: oneLine(120),
  programId: Slug,
  anchors: AnchorDates,
  timeZone: TimeZone.optional(),
  contactPerson: ContactPerson.optional(),
  participants: z
    .array(Person)
    .min(1)
    .max(2000)
    .check(({ value, issues }) => {
      const mailboxes = value.map(({ email }) => sameMailbox(email));
      mailboxes.forEach((mailbox, index) => {
        if (mailboxes.indexOf(mailbox) === index) return;
        const message = 'duplicate: this address is in the list before';
        issues.push({ code: 'custom', input: value, path: [index, 'email'], message });
      });
    })
    .optional(),
});
export type CohortFile = z.infer<typeof CohortFile>;

/** A cohort with everybody in it. */
export interface CohortPlan {
  title: string;
  programId: string;
  anchors: Anchors;
  timeZone?: TimeZone;
  contactPerson: ContactPerson;
  participants: readonly z.infer<typeof Person>[];
}

/** As many as the reference program's cohorts have (PROGRAMS no. 1). */
const USUAL_SIZE = 15;
const SOMEONE: ContactPerson = { name: 'Ann Example', email: 'ann.example@hospital.example' };

/**
 * The cohorts with their people: their own, or invented ones. `participants` is the number of all people
 * together, all of them invented, spread evenly; earlier cohorts have one more where it does not divide, and a
 * cohort that nobody is left for is left out.
 */
export function cohortPlans(files: readonly CohortFile[], participants?: number): CohortPlan[] {
  let invented = 0;
  const plans = files.map(({ timeZone, contactPerson = SOMEONE, participants: own, ...cohort }, index) => {
    const share = participants && Math.max(0, Math.ceil((participants - index) / files.length));
    const makes = share ?? (own ? 0 : USUAL_SIZE);
    const people = makes === 0 && own && share === undefined ? own : inventedPeople(makes, invented);
    invented += makes;
    return { ...cohort, ...(timeZone && { timeZone }), contactPerson, participants: people };
  });
  return plans.filter((plan) => plan.participants.length > 0);
}
