import { attendance } from './attendance.ts';
import { codebook } from './codebook.ts';
import { contacts } from './contacts.ts';
import type { DataFile } from './data-file.ts';
import { matchedPairs } from './matched-pairs.ts';
import { missingWaves } from './missing-waves.ts';
import { redcapDictionary } from './redcap-dictionary.ts';
import { redcapEventForms, redcapEventList, redcapRecords } from './redcap-records.ts';
import { responsesLong } from './responses-long.ts';
import { responsesWide, responsesWideLabels } from './responses-wide.ts';
import { roster } from './roster.ts';

/** Every file there is of a cohort. */
export const DATA_FILES: readonly DataFile[] = [
  responsesLong,
  responsesWide,
  responsesWideLabels,
  codebook,
  matchedPairs,
  missingWaves,
  attendance,
  contacts,
  roster,
  redcapDictionary,
  redcapEventList,
  redcapEventForms,
  redcapRecords,
];
