import { Conflict, Gone, NotFound } from '../../domain/errors.ts';
import type { Documents } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { pagePolicy } from '../middleware/security-headers.ts';
import type { Person } from '../records.ts';
import { gonePage } from './gone-page.ts';
import { goneLink } from './open-link.ts';
import type { Html } from './pages/html.ts';
import { messagePage } from './pages/message-page.ts';
import type { Frame } from './pages/page.ts';
import { unknownLinkPage } from './pages/refused-link-page.ts';

/** Of every page: nothing inline and nothing from elsewhere, so that what somebody typed runs nowhere. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy(),
};

/** A page as an answer; `effect` is what has to be written for it to be true. */
export const pageAnswer = (
  status: number,
  page: Html,
  effect: Pick<Answer, 'writes' | 'wake' | 'settle'> = {},
): Answer => ({
  status,
  body: page.html,
  headers: PAGE_HEADERS,
  ...effect,
});

/** What is on all pages of a person: the program, and whom to write to. Not who they are (decision 19). */
export const frameOf = ({ program, cohort }: Pick<Person, 'program' | 'cohort'>): Frame => ({
  programTitle: program.program.title,
  contactPerson: cohort.doc.contactPerson,
});

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
