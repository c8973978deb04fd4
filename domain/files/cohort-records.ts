import type { Cohort } from '../cohorts/cohort.ts';
import type { Instant } from '../dates/instant.ts';
import type { Participant } from '../participants/participant.ts';
import type { ProgramVersion } from '../programs/program.ts';
import type { FocusGroup } from '../sessions/focus-group.ts';
import type { Response } from '../surveys/response.ts';

/** Everything a file or a result is made from. Each list can be read as often as needed, and is never held whole. */
export interface CohortRecords {
  cohort: Cohort;
  /** The version the cohort has now. */
  program: ProgramVersion;
  /** That one first, and then every other that somebody's answers were given to, the newest first. */
  versions(): Promise<ProgramVersion[]>;
  now: Instant;
  participants(): AsyncIterable<Participant>;
  /** By touchpoint and time, as the store lists them. */
  responses(): AsyncIterable<Response>;
  focusGroups(): AsyncIterable<FocusGroup>;
}

/** What the reader of a file may see, and how people are called in it. */
export interface Reader {
  /** Names, addresses and times of day. */
  identities: boolean;
  /** What people wrote in their own words. */
  freeText: boolean;
  /**
   * A stable name for a participant or a response, the same in every file of the cohort and in no other cohort. Nobody
   * without the cohort's secret can tell whose it is, not even with a list of all ids.
   */
  keyOf(id: string): string;
}
