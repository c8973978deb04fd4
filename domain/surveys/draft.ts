import { type Instant, plusSeconds } from '../dates/instant.ts';
import { Conflict, Invalid } from '../errors.ts';
import type { CohortId, ParticipantId } from '../id.ts';
import type { Participant } from '../participants/participant.ts';
import type { ProgramVersion } from '../programs/program.ts';
import type { Standing } from '../progress/standing.ts';
import { answerableSurvey } from './submission.ts';
import type { Answers } from './survey.ts';
import { checkDraft } from './survey-check.ts';

/**
 * What somebody has typed and not sent; one per participant and touchpoint. Never scored and never exported. Of an
 * unlinked survey it has no answers, no time but `begunAt`, and stays at sequence 1.
 */
export interface Draft {
  participantId: ParticipantId;
  cohortId: CohortId;
  touchpoint: string;
  /** Rises with every save, so that of two tabs the one that has not seen the other's is told. */
  sequence: number;
  /** Whose questions it answers; not kept of an unlinked survey. */
  programVersion?: string;
  begunAt: Instant;
  savedAt?: Instant;
  answers?: Answers;
  /** It may be removed after this; fixed when it is begun. */
  keptUntil: Instant;
}

/** As it came in. */
export interface DraftSave {
  sequence: number;
  answers?: unknown;
  programVersion?: string | undefined;
}

/** One a person and touchpoint: what is typed on two devices meets here. */
export const draftKey = (participantId: string, touchpoint: string): string =>
  `draft#${participantId}.${touchpoint}`;

/** After the planned close, so that a window moved later by some weeks still finds it. */
const KEPT_S = 60 * 86_400;

/**
 * The draft to store: `before` itself when the same was saved already.
 * @throws Conflict `already-submitted`, `not-open`, `closed` or `version`; `stale` with the stored `sequence` and
 * `answers` unless the sequence is higher; Invalid for what no draft may have.
 */
export function saveDraft(
  { program, participant }: { program: ProgramVersion; participant: Participant },
  at: Standing,
  before: Draft | undefined,
  save: DraftSave,
  now: Instant,
): Draft {
  const { definition, unlinked } = answerableSurvey(program, at, save.programVersion);
  const begun = before ?? {
    participantId: participant.id,
    cohortId: participant.cohortId,
    touchpoint: at.planned.touchpoint.id,
    sequence: 0,
    begunAt: now,
    keptUntil: plusSeconds(at.planned.closes.at, KEPT_S),
  };
  if (unlinked) {
    if (save.answers !== undefined) throw new Invalid([{ pointer: '/answers', code: 'unlinked' }]);
    return before ?? { ...begun, sequence: 1 };
  }
  const { answers, faults } = checkDraft(definition, save.answers);
  if (faults.length > 0) throw new Invalid(faults);
  if (before && save.sequence <= before.sequence) {
    if (save.sequence === before.sequence && isSame(answers, before.answers)) return before;
    const { sequence, answers: stored = {} } = before;
    throw new Conflict('stale', 'Something newer was saved meanwhile.', { sequence, answers: stored });
  }
  return { ...begun, programVersion: program.version, sequence: save.sequence, savedAt: now, answers };
}

/** Both are in the order of the definition. */
const isSame = (a: Answers, b: Answers | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
