import type { Instant } from '../../domain/dates/instant.ts';
import type { StoredGoal } from '../../domain/participants/goal.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Documents } from '../../platform/ports.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { pageAnswer } from '../page-answer.ts';
import { putParticipant } from '../records.ts';
import { frameOf } from './frame-of.ts';
import type { OpenedLink } from './open-link.ts';
import { type Shown, yearPage } from './pages/year/year-page.ts';
import { yearView } from './year-view.ts';

/** The page of a person's year as an answer, with what was just done or could not be taken; `goal` as it is then. */
export async function yearAnswer(
  documents: Documents,
  opened: OpenedLink,
  now: Instant,
  { status = 200, goal, ...shown }: Shown & { status?: number; goal?: StoredGoal } = {},
  effect: Pick<Answer, 'writes' | 'wake'> = {},
): Promise<Answer> {
  const view = await yearView(documents, opened, now, goal);
  return pageAnswer(status, yearPage(frameOf(opened), opened.token, view, shown), effect);
}

/** A change of the person's own record, and the page as it is afterwards; the journey is woken. */
export function changedAnswer(
  documents: Documents,
  opened: OpenedLink,
  after: Participant,
  notice: string,
  now: Instant,
): Promise<Answer> {
  const { doc, version } = opened.participant;
  const changed = { ...opened, participant: { ...opened.participant, doc: after } };
  const effect =
    after === doc ? {} : { writes: [putParticipant(opened, after, version, now)], wake: [doc.id] };
  return yearAnswer(documents, changed, now, { notice }, effect);
}
