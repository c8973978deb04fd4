import type { Instant } from '../../domain/instant.ts';
import { stopMail } from '../../domain/stop-mail.ts';
import type { Ports } from '../../platform/ports.ts';
import { putParticipant, wakeJourney } from '../records.ts';
import { type OpenedLink, openLink } from './open-link.ts';
import { untilWritten } from './until-written.ts';

/** Stops the mail of whoever has the link; again is the same. Works for withdrawn people too: it can only calm. */
export async function stop(ports: Ports, token: string, now: Instant): Promise<OpenedLink> {
  const opened = await untilWritten(ports.documents, async () => {
    const before = await openLink(ports.documents, token, 'stop', now);
    const { participant } = before;
    const stopped = stopMail(participant.doc, now);
    const isSame = stopped === participant.doc;
    return {
      puts: isSame ? [] : [putParticipant(before, stopped, participant.version, now)],
      result: before,
    };
  });
  await wakeJourney(ports, opened.participant.doc.id);
  return opened;
}
