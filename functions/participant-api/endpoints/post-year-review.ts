import { Conflict } from '../../../domain/errors.ts';
import { GoalReview, reviewed } from '../../../domain/goal.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { faultsOf } from '../../middleware/faults.ts';
import { FormBody, readForm } from '../form-body.ts';
import { goalAnswer, goalNow, versionIn } from '../goal-forms.ts';
import { openYear } from '../open-year.ts';
import { orRefusal } from '../page-answer.ts';
import { fieldFaults } from '../pages/year/field-faults.ts';
import { typedIn } from '../typed-in.ts';
import { yearAnswer } from '../year-answer.ts';

/** Takes where the goal stands: `t` the token, `v` the version that was shown, `touchpoint` the wave that asks. */
export const postYearReview = endpoint({
  method: 'POST',
  path: '/year/review',
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ body, now }, { documents }) => {
    const form = await readForm(body);
    const token = form.get('t') ?? '';
    return orRefusal(documents, token, async () => {
      const opened = await openYear(documents, token, now);
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
  },
});

const SUBJECTS = {
  state: { field: 'state', subject: 'Where does it stand?' },
  note: { field: 'note', subject: 'In one line' },
};
