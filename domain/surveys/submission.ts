import type { Cohort } from '../cohorts/cohort.ts';
import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import type { ResponseId } from '../id.ts';
import type { Participant } from '../participants/participant.ts';
import type { ProgramVersion } from '../programs/program.ts';
import { requireOpen, type Standing } from '../progress/standing.ts';
import type { Response } from './response.ts';
import type { SurveyDefinition } from './survey.ts';
import { checkAnswers } from './survey-check.ts';

/** Answers as they came in. `programVersion` is the version whose questions were shown, where the sender knows. */
export interface Submission {
  answers: unknown;
  programVersion?: string | undefined;
}

/** The survey a touchpoint asks for, of the version that asks. @throws NotFound for other touchpoints. */
export function surveyOf(
  { program, surveys }: ProgramVersion,
  { touchpoint }: Standing['planned'],
): { id: string; minutes: number; unlinked: boolean; definition: SurveyDefinition } {
  if (touchpoint.kind !== 'survey') throw new NotFound('survey');
  const { survey: id, unlinked } = touchpoint;
  const definition = surveys[id];
  const use = program.surveys.find((one) => one.id === id);
  if (!definition || !use) throw new NotFound('survey');
  return { id, minutes: use.minutes, unlinked, definition };
}

/**
 * The same, if it can be answered now by who was `shown` that version, where the sender knows.
 * @throws Conflict `already-submitted`, `not-open`, `closed` or `version`
 */
export function answerableSurvey(program: ProgramVersion, at: Standing, shown: string | undefined) {
  const survey = surveyOf(program, at.planned);
  if (at.state?.kind === 'done') throw new Conflict('already-submitted', 'This survey is answered already.');
  requireOpen(at);
  if (shown === undefined || shown === program.version) return survey;
  throw new Conflict('version', 'The questions have changed since they were shown.');
}

/**
 * The response to store and the participant who has answered; both belong in one transaction.
 * @throws Conflict `already-submitted`, `not-open`, `closed` or `version`; Invalid with every fault of the answers.
 */
export function submit(
  { program, cohort, participant }: { program: ProgramVersion; cohort: Cohort; participant: Participant },
  at: Standing,
  submission: Submission,
  id: ResponseId,
  now: Instant,
): { response: Response; participant: Participant } {
  const survey = answerableSurvey(program, at, submission.programVersion);
  const { answers, faults } = checkAnswers(survey.definition, submission.answers);
  if (faults.length > 0) throw new Invalid(faults);
  const touchpoint = at.planned.touchpoint.id;
  const response: Response = {
    id,
    cohortId: cohort.id,
    touchpoint,
    survey: survey.id,
    programVersion: program.version,
    ...(survey.unlinked ? {} : { participantId: participant.id }),
    submittedAt: survey.unlinked ? dayOf(now, cohort) : now,
    answers,
  };
  return {
    response,
    participant: {
      ...participant,
      touchpoints: { ...participant.touchpoints, [touchpoint]: { kind: 'done', at: now, how: 'answered' } },
    },
  };
}

/** The cohort's local date, written as an instant: no time of day that could be matched with a person's state. */
const dayOf = (now: Instant, cohort: Cohort): Instant =>
  `${toLocal(now, cohort.timeZone).date}T00:00:00.000Z` as Instant;
