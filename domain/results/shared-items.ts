import type { CohortRecords } from '../files/cohort-records.ts';
import { countedItems } from '../surveys/scoring.ts';
import type { Scale } from '../surveys/survey.ts';
import type { Published } from './disclosure.ts';
import { ofResponses } from './wave-scores.ts';

/** Which items each scale counted, by touchpoint, then by participant (or unlinked response), then by scale. */
type CountedItems = Map<string, Map<string, Record<string, string[]>>>;

/**
 * The numbers that were published of scales with items in common, and how one more is written to be compared with them.
 * A total less its subscales, each over other people, may be a single person's answers.
 */
export interface BesideOthers {
  published: Published[];
  counted: CountedItems;
}

/** Those of a survey's scales that count an item which another counts, too. */
export const sharingItems = (scales: readonly Scale[]): Set<string> =>
  new Set(
    scales
      .filter((scale) =>
        scales.some((other) => other !== scale && other.items.some((item) => scale.items.includes(item))),
      )
      .map(({ id }) => id),
  );

/** Read only where some scales share items. */
export const itemsCountedBy = (
  records: Pick<CohortRecords, 'versions' | 'responses'>,
): Promise<CountedItems> => ofResponses(records, countedItems);

/** A number about a scale as one about its items: somebody's score is the mean of those they answered. */
export const byItem = (
  { parts }: Published,
  { id, reversed }: Pick<Scale, 'id' | 'reversed'>,
  counted: CountedItems,
): Published => ({
  parts: parts.flatMap(({ wave, people, times }) => {
    const alike = new Map<string, { wave: string; people: Set<string>; times: number }>();
    for (const person of people) {
      const items = counted.get(wave)?.get(person)?.[id] ?? [];
      for (const item of items) {
        const share = ((reversed.includes(item) ? -1 : 1) * times) / items.length;
        const part = alike.get(`${item} ${share}`) ?? {
          wave: `${wave} ${item}`,
          people: new Set(),
          times: share,
        };
        part.people.add(person);
        alike.set(`${item} ${share}`, part);
      }
    }
    return [...alike.values()];
  }),
});
