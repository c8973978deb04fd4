import type { Instant } from '../../domain/dates/instant.ts';
import { Conflict, NotFound } from '../../domain/errors.ts';
import { type Goal, goalKey, type StoredGoal } from '../../domain/participants/goal.ts';
import type { Documents, Put } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { goalsOf } from '../records.ts';
import type { OpenedLink } from './open-link.ts';
import type { Attempt } from './pages/year/year-page.ts';
import { yearAnswer } from './year-answer.ts';
import { type GoalView, yearView } from './year-view.ts';

/** The goal as somebody can work on it now. @throws NotFound where the program has none; Conflict `not-open` */
export async function goalNow(
  documents: Documents,
  opened: OpenedLink,
  now: Instant,
): Promise<Extract<GoalView, { kind: 'now' }>> {
  const { goal } = await yearView(documents, opened, now);
  if (!goal) throw new NotFound('goal');
  if (goal.kind === 'later') throw new Conflict('not-open', 'It is too early for the goal of the year.');
  return goal;
}

/**
 * The page with the goal that `change` makes, stored with it; where somebody saved another one since the form was
 * shown, the page with both, and nothing is stored.
 */
export async function goalAnswer(
  documents: Documents,
  opened: OpenedLink,
  stored: StoredGoal,
  change: () => Goal,
  { notice, attempt, now }: { notice: string; attempt: Omit<Attempt, 'faults'>; now: Instant },
): Promise<Answer> {
  try {
    const doc = change();
    if (doc === stored.doc) return await yearAnswer(documents, opened, now, { notice });
    const goal = { version: stored.version + 1, doc };
    return await yearAnswer(
      documents,
      opened,
      now,
      { notice, goal },
      { writes: [putGoal(doc, stored.version)] },
    );
  } catch (error) {
    if (!(error instanceof Conflict) || error.code !== 'goal-changed') throw error;
    const both: Attempt = { ...attempt, faults: [], isOvertaken: true };
    return yearAnswer(documents, opened, now, { status: 409, attempt: both });
  }
}

/** The version a form was shown with; 0 where it says none, as if there had been no goal. */
export const versionIn = (form: URLSearchParams): number => {
  const text = form.get('v') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
};

const putGoal = (goal: Goal, expectedVersion: number): Put => ({
  key: goalKey(goal.participantId),
  doc: goal,
  expectedVersion,
  listed: { list: goalsOf(goal.cohortId), sort: goal.participantId },
});
