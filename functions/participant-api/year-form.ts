import type { Instant } from '../../domain/dates/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { openYear } from './open-year.ts';
import { tokenForm } from './token-form.ts';

/** A form of My year that has been sent, with the year that its token opens. */
interface SentYearForm {
  form: URLSearchParams;
  opened: Awaited<ReturnType<typeof openYear>>;
  now: Instant;
  documents: Ports['documents'];
}

/** The endpoint of one form of My year; where its link cannot be used, the answer is a page that says so. */
export const yearForm = (path: `/year/${string}`, take: (sent: SentYearForm) => Promise<Answer>) =>
  tokenForm(path, async ({ form, token, now }, { documents }) =>
    take({ form, opened: await openYear(documents, token, now), now, documents }),
  );
