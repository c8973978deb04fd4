import { Conflict } from '../../../domain/errors.ts';
import { GoalReview, reviewed } from '../../../domain/participants/goal.ts';
import { faultsOf } from '../../middleware/faults.ts';
import { goalAnswer, goalNow, versionIn } from '../goal-forms.ts';
import { fieldFaults } from '../pages/year/field-faults.ts';
import { typedIn } from '../typed-in.ts';
import { yearAnswer } from '../year-answer.ts';
import { yearForm } from '../year-form.ts';

/** Takes where the goal stands: `t` the token, `v` the version that was shown, `touchpoint` the wave that asks. */
export const postYearReview = yearForm('/year/review', async ({ form, opened, now, documents }) => {
  const { stored, toReview } = await goalNow(documents, opened, now);
  if (!toReview || toReview.id !== form.get('touchpoint')) {
    throw new Conflict('not-open', 'Where the goal stands was asked at another time.');
  }
  const attempt = { form: 'review' as const, typed: typedIn(form, ['state', 'note']) };
  const review = GoalReview.safeParse(attempt.typed);
  if (!review.success) {
    const faults = fieldFaults(faultsOf(review.error.issues, attempt.typed), SUBJECTS);
    return yearAnswer(documents, opened, now, { status: 422, attempt: { ...attempt, faults } });
  }
  const change = () => reviewed(stored, versionIn(form), toReview.id, review.data, now);
  const notice = 'Where your goal stands is saved.';
  return goalAnswer(documents, opened, stored, change, { notice, attempt, now });
});

const SUBJECTS = {
  state: { field: 'state', subject: 'Where does it stand?' },
  note: { field: 'note', subject: 'In one line' },
};
