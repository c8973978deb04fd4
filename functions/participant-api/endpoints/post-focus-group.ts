import { Conflict, NotFound } from '../../../domain/errors.ts';
import { stageOf } from '../../../domain/progress/standing.ts';
import { pageAnswer } from '../../page-answer.ts';
import { currentPage, type PageWords } from '../focus-group-pages.ts';
import { openTouchpoint } from '../open-link.ts';
import { SESSION_FIELD } from '../pages/session-form.ts';
import { DEEDS, type Deed, questionBefore } from '../seat-forms.ts';
import { seatOf } from '../seat-version.ts';
import { tokenForm } from '../token-form.ts';
import { writtenOver } from '../written-over.ts';

/**
 * Takes the forms of the focus-group pages: `t` the token, `do` what is wanted (booking, where nothing is said), `g`
 * the session, `n` the seat that the page showed. What cannot be had comes back with what can. Cancelling and
 * declining are asked for once more, unless `sure` is sent.
 */
export const postFocusGroup = tokenForm('/focus-group', async ({ form, token, now }, { documents }) => {
  const name = form.get('do') ?? 'book';
  const opened = await openTouchpoint(documents, token, 'focus-group', now);
  const again = async (status: number, words: PageWords = {}) =>
    pageAnswer(status, await currentPage({ documents }, opened, now, words));
  const deed: Deed | undefined = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  if (!deed) return again(422, { fault: 'please use the buttons of this page' });
  const isChoice = deed.needsSession && ['open', 'booked', 'declined'].includes(stageOf(opened.at));
  if (isChoice && !form.get(SESSION_FIELD)) return again(422, { fault: 'please choose one' });
  const question = form.get('sure') === 'yes' ? undefined : questionBefore(name, opened);
  if (question) return pageAnswer(200, question);
  try {
    const { said, effect } = await deed.perform(documents, opened, form, now);
    // The page is that of a moment later: as if these writes had been made.
    const after = { documents: writtenOver(documents, effect.writes) };
    const then = await openTouchpoint(after.documents, token, 'focus-group', now);
    return pageAnswer(200, await currentPage(after, then, now, { said }), effect);
  } catch (error) {
    if (error instanceof Conflict) {
      // A button that was tapped twice: nothing is wrong where the seat is the one that is wanted.
      const isWanted = seatOf(opened.at)?.focusGroupId === form.get(SESSION_FIELD);
      return again(409, isWanted ? {} : { fault: WORDS[error.code] ?? 'that cannot be done now' });
    }
    if (error instanceof NotFound) return again(404, { fault: 'it is not one of those below' });
    throw error;
  }
});

const WORDS: Record<string, string> = {
  full: 'its last seat has just been taken; please choose another',
  closed: 'it starts too soon to book it; please choose another',
  'has-seats': 'it has a seat again: you can book it below',
  'changed-meanwhile': 'your seat has changed since this page was opened; this is how it is now',
  'already-booked': 'you have a seat already; this is it',
  'too-often':
    'your seat has changed too often; try again tomorrow, or ask the contact person of your program',
  'too-many': 'you wait for as many sessions as one can; wait no longer for one of them first',
  started: 'your session has begun, so the seat cannot be changed any more',
  'not-booked': 'you have no seat any more; these are the sessions there are',
};
