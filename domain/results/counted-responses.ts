import { type Instant, plusSeconds } from '../dates/instant.ts';
import type { CohortRecords } from '../files/cohort-records.ts';
import { asCounted } from '../participants/extension.ts';
import { FINISH_S } from '../participants/grace.ts';
import { timetable } from '../timetables/timetable.ts';

/**
 * The same records without the answers of whoever was given more time when the wave was over for everybody else: its
 * numbers may have been read by then, and with one answer more they would tell what it was. They are in the files.
 */
export async function countedRecords(records: CohortRecords): Promise<CohortRecords> {
  const { cohort, program } = records;
  const lateFrom = new Map<string, Instant>();
  for await (const participant of records.participants()) {
    if (!participant.extendedLate) continue;
    for (const { touchpoint, closes } of timetable(program.program, cohort, asCounted(participant))) {
      if (!participant.extendedLate.includes(touchpoint.id)) continue;
      lateFrom.set(`${participant.id} ${touchpoint.id}`, plusSeconds(closes.at, FINISH_S));
    }
  }
  if (lateFrom.size === 0) return records;
  return {
    ...records,
    async *responses() {
      for await (const response of records.responses()) {
        const from = lateFrom.get(`${response.participantId} ${response.touchpoint}`);
        if (from === undefined || response.submittedAt < from) yield response;
      }
    },
  };
}
