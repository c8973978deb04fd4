import { describe, expect, it } from 'vitest';
import type { ItemResult } from '../../../web/console/api/results.ts';
import { itemGroups } from '../../../web/console/results/item-groups.ts';

const item = (title: string, ...values: number[]): ItemResult => ({
  wave: 'satisfaction',
  question: 'again',
  questionTitle: 'Would you come again?',
  title,
  result:
    values.length === 0
      ? { shown: false, why: 'too-few' }
      : { shown: true, n: 5, options: values.map((value) => ({ value, text: `${value}`, count: 5 })) },
});

const titles = (...items: ItemResult[]) =>
  itemGroups(items).map((group) => group.items.map(({ title }) => title));

describe('the tables of what was answered', () => {
  it('have the rows of one question together, also those that are not shown', () => {
    expect(titles(item('a'), item('b', 1, 2), item('c'), item('d', 1, 2))).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('have no count under the words of another answer, where two versions had others to choose from', () => {
    expect(titles(item('new', 1, 2, 3), item('old', 1, 3))).toEqual([['new'], ['old']]);
  });

  it('are one for each question of each wave', () => {
    const other = { ...item('b', 1), question: 'other' };
    expect(titles(item('a', 1), other, { ...item('c', 1), wave: 'later' })).toEqual([['a'], ['b'], ['c']]);
  });
});
