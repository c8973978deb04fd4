import type { Scale } from '../surveys/survey.ts';
import { type ScaleResults, scaleResults, scalesTogether, type Wave } from './scale-results.ts';
import { besideItems, type CountedItems, type PublishedItem, sharingItems } from './shared-items.ts';

/** A survey's scales in these waves, each beside what is shown of its items, and of the scales that share them. */
export function surveyScales(
  scales: readonly Scale[],
  waves: readonly Wave[],
  published: readonly PublishedItem[],
  counted: CountedItems,
): ScaleResults[] {
  const itemsOf = (some: readonly Scale[]) =>
    published.filter(
      ({ wave, item }) =>
        waves.some(({ id }) => id === wave) && some.some(({ items }) => items.includes(item)),
    );
  const sharing = sharingItems(scales);
  const shared = scales.filter(({ id }) => sharing.has(id));
  const together = scalesTogether(shared, waves, besideItems(itemsOf(shared), counted));
  const alone = (scale: Scale) => {
    const items = itemsOf([scale]);
    return scaleResults(scale, waves, items.length > 0 ? besideItems(items, counted) : undefined);
  };
  return scales.map((scale) => together.find((one) => one.scale === scale.id) ?? alone(scale));
}
