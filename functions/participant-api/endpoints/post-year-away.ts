import { LocalDate } from '../../../domain/dates/local-date.ts';
import { Invalid } from '../../../domain/errors.ts';
import { away } from '../../../domain/participants/year-settings.ts';
import { faultsOf } from '../../middleware/faults.ts';
import { dateInWords } from '../pages/words.ts';
import { fieldFaults } from '../pages/year/field-faults.ts';
import { typedIn } from '../typed-in.ts';
import { changedAnswer, yearAnswer } from '../year-answer.ts';
import { yearForm } from '../year-form.ts';

/** Takes the first day on which mail is welcome again; an empty one is being back. */
export const postYearAway = yearForm('/year/away', async ({ form, opened, now, documents }) => {
  const typed = typedIn(form, ['awayUntil']);
  try {
    const after = away(opened.participant.doc, dayIn(typed), now);
    const notice = after.awayUntil
      ? `You are away. Mail comes again from ${dateInWords(after.awayUntil)} on.`
      : 'You are back. Mail comes as usual.';
    return await changedAnswer(documents, opened, after, notice, now);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const faults = fieldFaults(error.faults, SUBJECTS);
    return yearAnswer(documents, opened, now, { status: 422, attempt: { form: 'away', typed, faults } });
  }
});

/** @throws Invalid */
function dayIn(typed: { awayUntil?: string }): LocalDate | undefined {
  if (typed.awayUntil === undefined) return undefined;
  const day = LocalDate.safeParse(typed.awayUntil);
  if (!day.success) {
    throw new Invalid(
      faultsOf(day.error.issues, undefined).map(({ code }) => ({ pointer: '/awayUntil', code })),
    );
  }
  return day.data;
}

const SUBJECTS = { awayUntil: { field: 'away', subject: 'My first day back' } };
