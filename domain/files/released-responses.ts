import { toLocal } from '../dates/calendar.ts';
import type { Instant } from '../dates/instant.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { FEWEST, FEWEST_TEXTS } from '../results/threshold.ts';
import { unlinkedWaves } from '../results/waves.ts';
import { wavesOver } from '../results/waves-over.ts';
import type { Response } from '../surveys/response.ts';
import { asOneVersion } from './as-one-version.ts';
import type { CohortRecords, Reader } from './cohort-records.ts';

/** A response as files may have it. */
export interface ReleasedResponse {
  response: Response;
  key: string;
  /** The participant's key; none for an unlinked response. */
  person?: string;
  /** In the cohort's zone. Absent where the day would tell who it was. */
  on?: LocalDate;
  /** Only whoever may see identities may compare times of day with other records. */
  at?: Instant;
  /**
   * Which version of the program asked. Absent of an unlinked wave that two versions asked: it would part those who
   * answered before the cohort changed from those after.
   */
  version?: string;
  /** What the person wrote may be shown. */
  hasText: boolean;
}

/**
 * The responses, wave after wave. Those of one day stand in the order of their keys, which is that of nothing. Unlinked
 * ones come only once nobody can answer any more (or the newest would be that of whoever has just answered), only if
 * there are five, in the order of their keys over all days, and with a day only where it hides in a group.
 */
export async function* releasedResponses(
  records: CohortRecords,
  reader: Reader,
): AsyncGenerator<ReleasedResponse> {
  const over = await wavesOver(records);
  const unlinked = unlinkedWaves(records.program.program);
  let waiting: Response[] = [];
  let group = '';
  for await (const response of records.responses()) {
    const { touchpoint } = response;
    const isUnlinked = response.participantId === undefined || unlinked.has(touchpoint);
    if (isUnlinked && !over.has(touchpoint)) continue;
    const next = isUnlinked ? `${touchpoint} ` : `${touchpoint} ${dayOf(response, records)}`;
    if (next !== group || (!isUnlinked && waiting.length >= MOST_AT_ONCE)) {
      yield* await released(waiting, records, reader);
      waiting = [];
      group = next;
    }
    waiting.push(response);
  }
  yield* await released(waiting, records, reader);
}

/** Linked responses that are held at once at most; unlinked ones are at most as many as the cohort has people. */
const MOST_AT_ONCE = 1000;

const dayOf = ({ participantId, submittedAt }: Response, { cohort }: CohortRecords): LocalDate =>
  participantId === undefined
    ? (submittedAt.slice(0, 10) as LocalDate)
    : toLocal(submittedAt, cohort.timeZone).date;

async function released(
  responses: readonly Response[],
  records: CohortRecords,
  reader: Reader,
): Promise<ReleasedResponse[]> {
  const isUnlinked = responses.some(({ participantId }) => participantId === undefined);
  if (isUnlinked && responses.length < FEWEST) return [];
  const days = responses.map((response) => dayOf(response, records));
  const shown = isUnlinked ? daysToShow(days) : undefined;
  const versions = new Set(responses.map(({ programVersion }) => programVersion));
  const isEnough = !isUnlinked || responses.length >= FEWEST_TEXTS;
  const shownAs = isUnlinked ? await asOneVersion(responses, records) : (response: Response) => response;
  return responses
    .map((response, index): ReleasedResponse => {
      const on = days[index]!;
      const person = response.participantId && reader.keyOf(response.participantId);
      return {
        response: shownAs(response),
        key: reader.keyOf(response.id),
        ...(person && { person, ...(reader.identities && { at: response.submittedAt }) }),
        ...(!shown || shown.has(on) ? { on } : {}),
        ...(!isUnlinked || versions.size === 1 ? { version: response.programVersion } : {}),
        hasText: reader.freeText && isEnough,
      };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * The days on which at least five people answered, less as many of the smallest as it takes that those without a day
 * are none, or at least five too.
 */
export function daysToShow(days: readonly LocalDate[]): Set<LocalDate> {
  const counts = new Map<LocalDate, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  const shown = [...counts].filter(([, count]) => count >= FEWEST).sort(([, a], [, b]) => b - a);
  let hidden = days.length - shown.reduce((sum, [, count]) => sum + count, 0);
  while (hidden > 0 && hidden < FEWEST && shown.length > 0) hidden += shown.pop()![1];
  return new Set(shown.map(([day]) => day));
}
