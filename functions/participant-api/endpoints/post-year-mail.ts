import { stopMail } from '../../../domain/stop-mail.ts';
import { resumeMail } from '../../../domain/year-settings.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { HttpProblem } from '../../middleware/problem.ts';
import { FormBody, readForm } from '../form-body.ts';
import { openYear } from '../open-year.ts';
import { orRefusal } from '../page-answer.ts';
import { changedAnswer } from '../year-answer.ts';

/** Stops invitations and reminders, or lets them come again; `mail` is `stop` or `resume`. */
export const postYearMail = endpoint({
  method: 'POST',
  path: '/year/mail',
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ body, now }, { documents }) => {
    const form = await readForm(body);
    const token = form.get('t') ?? '';
    return orRefusal(documents, token, async () => {
      const opened = await openYear(documents, token, now);
      const { doc } = opened.participant;
      switch (form.get('mail')) {
        case 'stop':
          return changedAnswer(documents, opened, stopMail(doc, now), STOPPED, now);
        case 'resume':
          return changedAnswer(
            documents,
            opened,
            resumeMail(doc),
            'Invitations and reminders come again.',
            now,
          );
        default:
          throw new HttpProblem(400, 'form', 'Say whether mail is to stop or to come again.');
      }
    });
  },
});

const STOPPED = 'Invitations and reminders are stopped. This page stays, and you still take part.';
