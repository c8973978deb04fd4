import type { CohortRecords } from '../files/cohort-records.ts';
import { countedItems } from '../surveys/scoring.ts';
import type { Scale } from '../surveys/survey.ts';
import type { Published } from './disclosure.ts';
import { ofResponses } from './wave-scores.ts';

/** Which items each scale counted, by touchpoint, then by participant (or unlinked response), then by scale. */
export type CountedItems = Map<string, Map<string, Record<string, string[]>>>;

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

/**
 * A number about a scale as one about its items: somebody's score is the mean of those they answered. Who answered the
 * same ones is in the same set of people.
 */
export const byItem = (
  { parts }: Published,
  { id, reversed }: Pick<Scale, 'id' | 'reversed'>,
  counted: CountedItems,
): Published => ({
  parts: parts.flatMap(({ wave, people, times }) => {
    const answered = new Map<string, { items: string[]; people: Set<string> }>();
    for (const person of people) {
      const items = counted.get(wave)?.get(person)?.[id] ?? [];
      const key = items.join();
      const alike = answered.get(key) ?? { items, people: new Set() };
      alike.people.add(person);
      answered.set(key, alike);
    }
    return [...answered.values()].flatMap(({ items, people }) =>
      items.map((item) => ({
        wave: `${wave} ${item}`,
        people,
        times: ((reversed.includes(item) ? -1 : 1) * times) / items.length,
      })),
    );
  }),
});
