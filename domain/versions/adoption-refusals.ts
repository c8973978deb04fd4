import type { Cohort } from '../cohorts/cohort.ts';
import type { Program, ProgramVersion, Touchpoint } from '../programs/program.ts';
import { isSameContent } from '../same-content.ts';
import type { ReachedBefore, ReachedBy } from './adoption.ts';
import type { RefusalCode } from './refusal-code.ts';
import { returnedRefusals, surveyRefusals } from './survey-refusals.ts';

/** One reason, and what it is about. `people`: how many of those looked at it concerns. */
export interface Refusal {
  code: RefusalCode;
  touchpoint?: string;
  survey?: string;
  question?: string;
  people?: number;
}

/**
 * Everything that keeps a cohort from adopting `to`; empty when nothing does. What somebody has done must stay what it
 * was, and answers must stay comparable: all else may change. Of some of the people it says what speaks against it
 * because of them, so that the parts of a cohort add up. `earlier` are the versions it had before `from`.
 */
export const refusals = (
  from: ProgramVersion,
  to: ProgramVersion,
  cohort: Cohort,
  reached: ReachedBy,
  earlier: readonly ReachedBefore[] = [],
): Refusal[] => [
  ...generalRefusals(from.program, to.program),
  ...from.program.touchpoints.flatMap((touchpoint) => touchpointRefusals(touchpoint, to, cohort, reached)),
  ...surveyRefusals(from, to, reached),
  ...returnedRefusals(from, to, earlier),
];

/** A cohort has no dates for other anchors, and no list of other holidays. */
function generalRefusals(from: Program, to: Program): Refusal[] {
  const found: Refusal[] = [];
  if (!isSameContent(from.anchors, to.anchors)) found.push({ code: 'anchors' });
  if (from.sendWindow.holidays !== to.sendWindow.holidays) found.push({ code: 'holidays' });
  if (from.goal && !to.goal) found.push({ code: 'goal-removed' });
  return found;
}

function touchpointRefusals(
  before: Touchpoint,
  to: ProgramVersion,
  cohort: Cohort,
  reached: ReachedBy,
): Refusal[] {
  const { id: touchpoint } = before;
  const after = to.program.touchpoints.find(({ id }) => id === touchpoint);
  if (after?.kind !== before.kind && cohort.sessions.some((one) => one.touchpoint === touchpoint)) {
    return [{ code: 'has-sessions', touchpoint }];
  }
  const people = reached.get(touchpoint)?.begun ?? 0;
  if (people === 0) return [];
  if (!after) return [{ code: 'removed', touchpoint, people }];
  if (after.kind !== before.kind) return [{ code: 'other-kind', touchpoint, people }];
  if (after.kind !== 'survey' || before.kind !== 'survey') return [];
  const found: Refusal[] = [];
  if (after.survey !== before.survey) found.push({ code: 'other-survey', touchpoint, people });
  if (after.unlinked !== before.unlinked) found.push({ code: 'other-linking', touchpoint, people });
  return found;
}
