import type { CohortRecords } from '../files/cohort-records.ts';
import { countedItems } from '../surveys/scoring.ts';
import type { Scale } from '../surveys/survey.ts';
import type { Published } from './disclosure.ts';
import { FEWEST } from './threshold.ts';
import { ofResponses } from './wave-scores.ts';

/** Which items each scale counted, by touchpoint, then by participant (or unlinked response), then by scale. */
export type CountedItems = Map<string, Map<string, Record<string, string[]>>>;

/**
 * The numbers that were published of items and of scales with items in common, and how one more is written to be compared
 * with them. A total less its subscales, each over other people, may be a single person's answers; so may a mean less its
 * items'.
 */
export interface BesideOthers {
  /** By what each is about. */
  published: Map<string, Published>;
  counted: CountedItems;
  /** Items of waves that are shown although fewer than five answered them with a number: nothing more can be told of them. */
  told?: ReadonlySet<string>;
}

/** What was answered to one item of a wave, shown by itself. */
export interface PublishedItem {
  wave: string;
  item: string;
  number: Published;
}

/** An item of one wave, as numbers about items name it. */
export const waveItem = (wave: string, item: string): string => `${wave} ${item}`;

/** Those of a survey's scales that count an item which another counts, too. */
export const sharingItems = (scales: readonly Scale[]): Set<string> =>
  new Set(
    scales
      .filter((scale) =>
        scales.some((other) => other !== scale && other.items.some((item) => scale.items.includes(item))),
      )
      .map(({ id }) => id),
  );

/** Read only where some scales share items, or are shown beside their own. */
export const itemsCountedBy = (
  records: Pick<CohortRecords, 'versions' | 'responses'>,
): Promise<CountedItems> => ofResponses(records, countedItems);

/** What is shown beside scales from the beginning: some of their items. */
export function besideItems(items: readonly PublishedItem[], counted: CountedItems): BesideOthers {
  const isOfFew = ({ number }: PublishedItem) => number.parts.every(({ people }) => people.size < FEWEST);
  return {
    published: new Map(
      items.filter((item) => !isOfFew(item)).map((one, index) => [`item ${index}`, one.number]),
    ),
    counted,
    told: new Set(items.filter(isOfFew).map(({ wave, item }) => waveItem(wave, item))),
  };
}

/**
 * A number about a scale as one about its items: somebody's score is the mean of those they answered. Who answered the
 * same ones is in the same set of people.
 */
export const byItem = (
  { parts }: Published,
  { id, reversed }: Pick<Scale, 'id' | 'reversed'>,
  { counted, told }: BesideOthers,
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
      items
        .filter((item) => !told?.has(waveItem(wave, item)))
        .map((item) => ({
          wave: waveItem(wave, item),
          people,
          times: ((reversed.includes(item) ? -1 : 1) * times) / items.length,
        })),
    );
  }),
});
