import type { Instant } from '../dates/instant.ts';
import type { CohortId, ParticipantId, ResponseId } from '../id.ts';
import type { Answers } from './survey.ts';

/**
 * The answers to one wave of a survey, checked. An unlinked response has no participant and only the day
 * it came in, so that it cannot be matched with the moment a person's state changed.
 */
export interface Response {
  id: ResponseId;
  cohortId: CohortId;
  touchpoint: string;
  survey: string;
  programVersion: string;
  participantId?: ParticipantId;
  submittedAt: Instant;
  answers: Answers;
}

/** Only `responseIdOf` leads from a person to it; nobody's id is in it. */
export const responseKey = (id: string): string => `response#${id}`;
