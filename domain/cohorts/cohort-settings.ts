import * as z from 'zod';
import type { StaffNotices } from '../notices/staff-notice.ts';
import { oneLine, sameMailbox } from '../text.ts';
import { type Cohort, ContactPerson, wantsNotices } from './cohort.ts';

/** What staff may change about a cohort at any time, because no date comes from it; what is left out stays. */
export const CohortSettings = z
  .strictObject({ title: oneLine(120), contactPerson: ContactPerson, notices: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, {
    error: 'required: title, contactPerson or notices',
  });
export type CohortSettings = z.infer<typeof CohortSettings>;

/** The cohort with other settings; the same one where they say nothing new. */
export function withSettings(cohort: Cohort, settings: CohortSettings): Cohort {
  const { title = cohort.title, contactPerson = cohort.contactPerson } = settings;
  const { notices = wantsNotices(cohort) } = settings;
  const isSame =
    title === cohort.title && notices === wantsNotices(cohort) && isSamePerson(contactPerson, cohort);
  if (isSame) return cohort;
  const { notices: _, ...others } = cohort;
  return { ...others, title, contactPerson, ...(notices ? {} : { notices }) };
}

/** Whether notices go to somebody else now, or begin or end: a mail that is being made then has to be made anew. */
export const isToldOtherwise = (before: Cohort, after: Cohort): boolean =>
  wantsNotices(before) !== wantsNotices(after) || !isSamePerson(after.contactPerson, before);

const isSamePerson = ({ name, email }: ContactPerson, { contactPerson }: Cohort): boolean =>
  name === contactPerson.name && email === contactPerson.email;

/**
 * The notices once the cohort has changed. That mail came back is forgotten with another mailbox, and where notices were
 * off and are wanted again: staff say that it can be written to. What has been told is not told again.
 */
export function addressedAnew(notices: StaffNotices, before: Cohort, after: Cohort): StaffNotices {
  const mailboxOf = ({ contactPerson }: Cohort) => sameMailbox(contactPerson.email);
  const isWantedAgain = wantsNotices(after) && !wantsNotices(before);
  if (mailboxOf(before) === mailboxOf(after) && !isWantedAgain) return notices;
  const { returned: _, ...others } = notices;
  return others;
}
