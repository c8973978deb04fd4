import { Invalid } from '../../../domain/errors.ts';
import { moved } from '../../../domain/participants/year-settings.ts';
import { pageAnswer } from '../../page-answer.ts';
import { frameOf } from '../frame-of.ts';
import { zoneInWords } from '../pages/words.ts';
import { fieldFaults } from '../pages/year/field-faults.ts';
import { timeZonePage } from '../pages/year/time-zone-page.ts';
import { typedIn } from '../typed-in.ts';
import { changedAnswer, yearAnswer } from '../year-answer.ts';
import { yearForm } from '../year-form.ts';
import { yearView } from '../year-view.ts';

/** Shows what is ahead in another zone, and with `save` takes it. */
export const postYearTimeZone = yearForm('/year/time-zone', async ({ form, opened, now, documents }) => {
  const typed = typedIn(form, ['timeZone']);
  try {
    const after = moved(opened.participant.doc, typed.timeZone ?? '');
    if (form.get('save') === 'yes') {
      const notice = `Your time zone is now ${zoneInWords(now, after.timeZone)}.`;
      return await changedAnswer(documents, opened, after, notice, now);
    }
    const there = { ...opened, participant: { ...opened.participant, doc: after } };
    const view = await yearView(documents, there, now);
    return pageAnswer(200, timeZonePage(frameOf(opened), opened.token, view));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const faults = fieldFaults(error.faults, SUBJECTS);
    const attempt = { form: 'time-zone' as const, typed, faults };
    return yearAnswer(documents, opened, now, { status: 422, attempt });
  }
});

const SUBJECTS = { timeZone: { field: 'zone', subject: 'My time zone' } };
