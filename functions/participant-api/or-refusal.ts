import { Conflict, Gone, NotFound } from '../../domain/errors.ts';
import type { Documents } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { pageAnswer } from '../page-answer.ts';
import { frameOf } from './frame-of.ts';
import { gonePage } from './gone-page.ts';
import { goneLink } from './open-link.ts';
import { messagePage } from './pages/message-page.ts';
import { unknownLinkPage } from './pages/refused-link-page.ts';

/** The answer of `work`; where its link cannot be used, a page that says so. Other errors pass. */
export async function orRefusal(
  documents: Documents,
  token: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotFound) return pageAnswer(404, unknownLinkPage());
    if (error instanceof Gone) {
      const gone = await goneLink(documents, token);
      return pageAnswer(410, gonePage(frameOf(gone), gone));
    }
    if (!(error instanceof Conflict)) throw error;
    return pageAnswer(409, messagePage(undefined, 'This cannot be done now', [error.message]));
  }
}
