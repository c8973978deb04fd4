import { GOAL_PARTS, GoalText, stated } from '../../../domain/participants/goal.ts';
import { faultsOf } from '../../middleware/faults.ts';
import { goalAnswer, goalNow, versionIn } from '../goal-forms.ts';
import { fieldFaults } from '../pages/year/field-faults.ts';
import { PART_WORDS } from '../pages/year/goal-words.ts';
import { typedIn } from '../typed-in.ts';
import { yearAnswer } from '../year-answer.ts';
import { yearForm } from '../year-form.ts';

/** Takes the goal: `t` the token, `v` the version that was shown, and the five parts. Nothing typed is lost. */
export const postYearGoal = yearForm('/year/goal', async ({ form, opened, now, documents }) => {
  const { stored } = await goalNow(documents, opened, now);
  const attempt = { form: 'goal' as const, typed: typedIn(form, GOAL_PARTS) };
  const text = GoalText.safeParse(attempt.typed);
  if (!text.success) {
    const faults = fieldFaults(faultsOf(text.error.issues, attempt.typed), SUBJECTS);
    return yearAnswer(documents, opened, now, { status: 422, attempt: { ...attempt, faults } });
  }
  const { id: participantId, cohortId } = opened.participant.doc;
  const owner = { participantId, cohortId };
  const change = () => stated(stored, versionIn(form), text.data, owner, now);
  return goalAnswer(documents, opened, stored, change, { notice: 'Your goal is saved.', attempt, now });
});

const SUBJECTS = Object.fromEntries(
  GOAL_PARTS.map((part) => [part, { field: `goal.${part}`, subject: PART_WORDS[part].name }]),
);
