import * as z from 'zod';
import { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';

/** The path of a cohort, and of what is in it. */
export const InCohort = z.strictObject({ cohortId: CohortId });

/** The path of one participant. In another cohort than theirs they are not found. */
export const OfParticipant = z.strictObject({ cohortId: CohortId, participantId: ParticipantId });

/** The path of what somebody has at one touchpoint of the program; whether there is one is asked later. */
export const OfTouchpoint = OfParticipant.extend({ touchpoint: z.string().max(100) });

/** The path of one session. In another cohort than its own it is not found. */
export const OfFocusGroup = z.strictObject({ cohortId: CohortId, focusGroupId: FocusGroupId });

/** `dryRun=true` says what would happen, and changes nothing. */
export const DryRun = z
  .enum(['true', 'false'], { error: 'option: true or false' })
  .transform((text) => text === 'true');
