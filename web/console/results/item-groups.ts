import type { ItemResult } from '../api/results.ts';

/** Rows of one table: items that have the same options. */
export interface ItemGroup {
  /** Of its own. */
  key: string;
  title: string;
  items: ItemResult[];
}

/**
 * Items of the same question with the same answers to choose from, as far as they are shown: what two versions of a
 * program asked with other answers has a table for each.
 */
export function itemGroups(items: readonly ItemResult[]): ItemGroup[] {
  const groups: (ItemGroup & { of: string; codes?: string })[] = [];
  for (const item of items) {
    const { wave, question, questionTitle: title, result } = item;
    const of = `${wave} ${question}`;
    const codes = result.shown ? JSON.stringify(result.options.map(({ value }) => value)) : undefined;
    const fits = (one: { of: string; codes?: string }) =>
      one.of === of && (!codes || !one.codes || one.codes === codes);
    const group = groups.find(fits);
    if (!group)
      groups.push({ key: `${of} ${groups.length}`, title, items: [item], of, ...(codes && { codes }) });
    else {
      group.items.push(item);
      if (codes) group.codes = codes;
    }
  }
  return groups;
}
