import { type TimelineRow, timeline } from '../domain/journeys/timeline.ts';
import type { Person as Records } from '../functions/records.ts';
import type { Life } from './live.ts';

/** One person's records at the end of a life, and every contact of their program. */
export interface PersonTimeline extends Records {
  rows: TimelineRow[];
}

/** Of everybody, in the order of the plans. */
export const timelinesOf = ({ cohorts }: Life): PersonTimeline[] =>
  cohorts.flatMap(({ cohort, program, people }) =>
    people.map(({ participant }) => {
      const rows = timeline(program.program, cohort.doc, participant.doc);
      return { participant, cohort, program, rows };
    }),
  );
