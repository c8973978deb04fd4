import { type TimelineRow, timeline } from '../domain/timeline.ts';
import { loadPerson, type Person as Records } from '../functions/records.ts';
import type { Life } from './live.ts';

/** One person's records at the end of a life, and every contact of their program. */
export interface PersonTimeline extends Records {
  rows: TimelineRow[];
}

/** Of everybody, in the order of the plans. */
export async function timelinesOf({ people, platform }: Life): Promise<PersonTimeline[]> {
  const timelines: PersonTimeline[] = [];
  for (const { id } of people) {
    const records = await loadPerson(platform.ports.documents, id);
    const rows = timeline(records.program.program, records.cohort.doc, records.participant.doc);
    timelines.push({ ...records, rows });
  }
  return timelines;
}
