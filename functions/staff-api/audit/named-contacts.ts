import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { type Participant, participantKey } from '../../../domain/participants/participant.ts';
import type { ContactNames } from './audit-answers.ts';

/** The places in a log of contacts that an entry names. */
export const placesIn = ({ changes }: Pick<AuditEntry, 'changes'>): number[] =>
  changes.flatMap(({ pointer }) => {
    const [, place] = /^\/contacts\/(\d+)(?:\/|$)/.exec(pointer) ?? [];
    return place === undefined ? [] : [Number(place)];
  });

/**
 * What the contacts are whose places some entries name, by record and place: the entry that wrote one may be on a much
 * earlier page. Contacts are only ever added, or changed where they are. Beside the entries, which are as they were sealed.
 */
export function namedContacts(
  entries: readonly AuditEntry[],
  people: readonly Participant[],
): Record<string, ContactNames> {
  const logs = new Map<string, Participant['contacts']>(
    people.map(({ id, contacts }) => [participantKey(id), contacts]),
  );
  const named: Record<string, ContactNames> = {};
  for (const entry of entries) {
    for (const place of placesIn(entry)) {
      const contact = logs.get(entry.record)?.[place];
      if (!contact) continue;
      const { touchpoint, kind, number } = contact;
      named[entry.record] = { ...named[entry.record], [place]: { touchpoint, kind, number } };
    }
  }
  return named;
}
