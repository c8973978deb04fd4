import { stopMail } from '../../../domain/participants/stop-mail.ts';
import { resumeMail } from '../../../domain/participants/year-settings.ts';
import { HttpProblem } from '../../middleware/problem.ts';
import { changedAnswer } from '../year-answer.ts';
import { yearForm } from '../year-form.ts';

/** Stops invitations and reminders, or lets them come again; `mail` is `stop` or `resume`. */
export const postYearMail = yearForm('/year/mail', async ({ form, opened, now, documents }) => {
  const { doc } = opened.participant;
  switch (form.get('mail')) {
    case 'stop':
      return changedAnswer(documents, opened, stopMail(doc, now), STOPPED, now);
    case 'resume':
      return changedAnswer(documents, opened, resumeMail(doc), 'Invitations and reminders come again.', now);
    default:
      throw new HttpProblem(400, 'form', 'Say whether mail is to stop or to come again.');
  }
});

const STOPPED = 'Invitations and reminders are stopped. This page stays, and you still take part.';
