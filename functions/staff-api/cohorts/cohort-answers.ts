import * as z from 'zod';
import { ContactPerson } from '../../../domain/cohorts/cohort.ts';
import { Instant } from '../../../domain/dates/instant.ts';
import { LocalDate, TimeZone } from '../../../domain/dates/local-date.ts';
import { CohortId, FocusGroupId } from '../../../domain/id.ts';
import { Planned } from './planned-answer.ts';

/** `contactPerson` for those who may see identities; `replanning` while a change is on its way to its people. */
export const CohortAnswer = z
  .strictObject({
    id: CohortId,
    programId: z.string(),
    programVersion: z.string(),
    earlierVersions: z.array(z.strictObject({ version: z.string(), until: Instant })).optional(),
    title: z.string(),
    timeZone: TimeZone,
    anchors: z.record(z.string(), LocalDate),
    contactPerson: ContactPerson.optional(),
    notices: z.boolean(),
    holidays: z.record(z.string(), z.string()),
    sessions: z.array(
      z.strictObject({
        id: FocusGroupId,
        touchpoint: z.string(),
        startsAt: Instant,
        endsAt: Instant,
        publishedAt: Instant,
      }),
    ),
    createdAt: Instant,
    replanning: z.boolean(),
  })
  .meta({ id: 'Cohort' });

const count = z.int().min(0);

/** Counts of people, never who. `isComplete` is false where a cohort is larger than what is looked at. */
export const ProgressAnswer = z
  .strictObject({
    asOf: Instant,
    programTitle: z.string(),
    people: z.strictObject({ active: count, withdrawn: count }),
    needs: z.strictObject({
      unknownContacts: count,
      refusedContacts: count,
      undeliverable: count,
      noTimeSuits: count,
      noSessions: count,
      noSeatsLeft: count,
      fullWaitingLists: count,
      smallSessions: count,
      unrecordedAttendance: count,
      lowResponses: count,
      noticesReturned: count,
    }),
    touchpoints: z.array(
      Planned.extend({
        sessions: count.optional(),
        counts: z.strictObject({
          answered: count,
          booked: count,
          declined: count,
          missed: count,
          /** It had closed before they were enrolled: they are in no share of it. */
          notAsked: count,
          pending: count,
          waiting: count,
          invited: count,
          reminded: count,
        }),
      }),
    ),
    isComplete: z.boolean(),
  })
  .meta({ id: 'Progress' });
