import { Conflict, NotFound } from '../../../domain/errors.ts';
import { stageOf } from '../../../domain/standing.ts';
import { endpoint } from '../../middleware/endpoint.ts';
import { currentPage, seatPage } from '../focus-group-pages.ts';
import { FormBody, readForm } from '../form-body.ts';
import { openTouchpoint } from '../open-link.ts';
import { orRefusal, pageAnswer } from '../page-answer.ts';
import { SESSION_FIELD } from '../pages/focus-group-page.ts';
import { seatWrites } from '../seat-writes.ts';

/** Takes a booking form: `t` the token, `g` the session. A choice that cannot be had comes back with the others. */
export const postFocusGroup = endpoint({
  method: 'POST',
  path: '/focus-group',
  body: FormBody,
  bodyAs: 'text',
  idempotency: 'none',
  handle: async ({ body, now }, { documents }) => {
    const form = await readForm(body);
    const token = form.get('t') ?? '';
    const chosen = form.get(SESSION_FIELD) ?? '';
    return orRefusal(documents, token, async () => {
      const opened = await openTouchpoint(documents, token, 'focus-group', now);
      const again = async (status: number, fault?: string) =>
        pageAnswer(status, await currentPage({ documents }, opened, now, fault));
      if (chosen === '' && stageOf(opened.at) === 'open') return again(422, 'please choose one');
      try {
        const { seat, ...effect } = await seatWrites(documents, opened, chosen, now);
        return pageAnswer(200, seatPage(opened, seat), effect);
      } catch (error) {
        if (error instanceof Conflict) return again(409, WORDS[error.code]);
        if (error instanceof NotFound) return again(404, 'it is not one of those below');
        throw error;
      }
    });
  },
});

const WORDS: Record<string, string> = {
  full: 'its last seat has just been taken; please choose another',
  closed: 'it starts too soon to book it; please choose another',
};
