import type { Participant } from '../domain/participants/participant.ts';
import type { Documents } from '../platform/ports.ts';
import { participantsOf } from './records.ts';

/** The largest page there is: each is one query. */
const PAGE = 200;

/** Every document of a list in its order. */
export async function* everyDocument<Doc>(documents: Documents, list: string): AsyncGenerator<Doc> {
  for await (const page of everyPage<Doc>(documents, list)) yield* page;
}

/** The same a page at a time, for whoever wants all of them: waiting for each would take longer than looking at it. */
export async function* everyPage<Doc>(documents: Documents, list: string): AsyncGenerator<Doc[]> {
  let cursor: string | undefined;
  do {
    const page = await documents.list<Doc>(list, PAGE, cursor);
    yield page.items.map(({ doc }) => doc);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Every participant of a cohort at once, those who withdrew too; for what has to be asked of all of them more than once. */
export async function everybodyOf(documents: Documents, cohortId: string): Promise<Participant[]> {
  const people: Participant[] = [];
  for await (const page of everyPage<Participant>(documents, participantsOf(cohortId))) people.push(...page);
  return people;
}
