import type { Instant } from '../../domain/dates/instant.ts';
import { stopMail } from '../../domain/participants/stop-mail.ts';
import type { Answer } from '../middleware/endpoint.ts';
import { putParticipant } from '../records.ts';
import type { OpenedLink } from './open-link.ts';

/** Mail stopped, or nothing to write when it is. For withdrawn people too: it can only calm. */
export function stopWrites(opened: OpenedLink, now: Instant): Required<Pick<Answer, 'writes' | 'wake'>> {
  const { doc, version } = opened.participant;
  const stopped = stopMail(doc, now);
  if (stopped === doc) return { writes: [], wake: [] };
  return { writes: [putParticipant(opened, stopped, version, now)], wake: [doc.id] };
}
