import { Conflict, Gone, NotFound } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Documents } from '../../platform/ports.ts';
import type { Person } from '../records.ts';
import { ownerOfGone } from './open-link.ts';
import type { Html } from './pages/html.ts';
import { messagePage } from './pages/message-page.ts';
import type { Frame } from './pages/page.ts';

/** A page and the HTTP status it goes out with. */
export interface PageAnswer {
  status: number;
  page: Html;
}

export const frameOf = ({ program, cohort }: Pick<Person, 'program' | 'cohort'>): Frame => ({
  programTitle: program.program.title,
  contactPerson: cohort.doc.contactPerson,
});

/** What a page request comes with: the token as it arrived, and the time it is answered for. */
export interface PageRequest {
  token: string;
  now: Instant;
}

/** The answer of `work`; where its link cannot be used, a page that says so. Other errors pass. */
export async function orRefusal(
  documents: Documents,
  token: string,
  work: () => Promise<PageAnswer>,
): Promise<PageAnswer> {
  try {
    return await work();
  } catch (error) {
    const owner = await ownerOfGone(documents, token, error);
    const answer = refusalPage(error, owner && frameOf(owner));
    if (!answer) throw error;
    return answer;
  }
}

function refusalPage(error: unknown, frame: Frame | undefined): PageAnswer | undefined {
  const say = (status: number, title: string, ...words: string[]): PageAnswer => ({
    status,
    page: messagePage(frame, title, words),
  });
  if (error instanceof NotFound) {
    return say(
      404,
      'This link does not work',
      'Some mail programs cut a link in two or change it.',
      'Please open the link from your mail again, or copy all of it into the address bar.',
      'If it still does not work, answer the mail it came with: a person reads the answers.',
    );
  }
  if (error instanceof Gone && error.code === 'withdrawn') {
    return say(
      410,
      'You no longer take part',
      'Your participation in this program has ended, and with it this link.',
    );
  }
  if (error instanceof Gone) {
    return say(
      410,
      'This link has expired',
      'It was for something that could be done until a certain day, and that day has passed.',
      'Nothing you sent before is lost. If you still want to do it, write to the person named below.',
    );
  }
  if (error instanceof Conflict) {
    return say(409, 'This cannot be done now', error.message);
  }
  return undefined;
}
