import { csvLine } from '../domain/files/csv.ts';
import type { PersonTimeline } from './timelines.ts';

const HEADER = [
  'cohort',
  'participant',
  'name',
  'touchpoint',
  'kind',
  'number',
  'planned_at',
  'sent_at',
  'state',
  'reason',
];

/** Every contact of everybody, sent or not and why; person by person, earliest first. Instants are UTC. */
export function* timelineCsv(timelines: readonly PersonTimeline[]): Generator<string> {
  yield csvLine(HEADER);
  for (const { cohort, participant, rows } of timelines) {
    const { id, name } = participant.doc;
    for (const { touchpoint, kind, number, plannedAt, state, at, reason } of rows) {
      const sentAt = state === 'sent' ? at : undefined;
      yield csvLine([cohort.doc.title, id, name, touchpoint, kind, number, plannedAt, sentAt, state, reason]);
    }
  }
}
