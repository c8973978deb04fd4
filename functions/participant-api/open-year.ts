import type { Instant } from '../../domain/dates/instant.ts';
import { requireActive } from '../../domain/links/link-access.ts';
import type { Documents } from '../../platform/ports.ts';
import { type OpenedLink, openLink } from './open-link.ts';

/** A person's own page. Reads only. @throws as `openLink`, and Gone `withdrawn`. */
export async function openYear(documents: Documents, text: string, now: Instant): Promise<OpenedLink> {
  const opened = await openLink(documents, text, 'year', now);
  requireActive(opened.participant.doc);
  return opened;
}
