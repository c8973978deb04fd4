import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import { timeline } from '../journeys/timeline.ts';
import { unlinkedWaves } from '../results/waves.ts';
import type { DataFile } from './data-file.ts';
import { filePeople, identityCells, identityHeader } from './people.ts';

/**
 * Every contact of every participant. Without identities it has days instead of instants, and does not say when a
 * contact about an unlinked survey was needed no more: that is when its answers came.
 */
export const contacts: DataFile = {
  name: 'contacts',
  title: 'Contact log',
  about: 'Every planned, sent and skipped mail: to whom, about what, when, and why not.',
  async *rows(records, reader) {
    const { cohort, program } = records;
    yield [
      'cohort',
      'participant',
      ...identityHeader(reader),
      'touchpoint',
      'kind',
      'number',
      'planned',
      'state',
      'since',
      'reason',
      'held_for',
      'sent_with',
    ];
    const unlinked = unlinkedWaves(program.program);
    const when = (at: Instant | undefined) =>
      reader.identities ? at : at && toLocal(at, cohort.timeZone).date;
    for await (const { key, participant } of filePeople(records, reader)) {
      for (const row of timeline(program.program, cohort, participant)) {
        const tells = row.reason === 'completed' && unlinked.has(row.touchpoint) && !reader.identities;
        yield [
          cohort.id,
          key,
          ...identityCells(reader, participant),
          row.touchpoint,
          row.kind,
          row.number,
          when(row.plannedAt),
          row.state,
          tells ? undefined : when(row.at),
          row.reason,
          row.heldFor,
          // Without the id that every contact's begins with.
          row.in?.slice(row.in.indexOf('.') + 1),
        ];
      }
    }
  },
};
