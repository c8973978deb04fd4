import { expect, it } from 'vitest';
import { scaleResults, type Wave } from '../../../domain/results/scale-results.ts';
import type { BesideOthers, CountedItems } from '../../../domain/results/shared-items.ts';

const item = (name: string) => (_: unknown, index: number) => `${name}.${index}`;

/** A total of as many items as its two scales have together. */
function scalesOf(vitality: number, engagement: number) {
  const parts = [
    { id: 'vitality', title: 'Vitality', items: Array.from({ length: vitality }, item('vitality')) },
    { id: 'engagement', title: 'Engagement', items: Array.from({ length: engagement }, item('engagement')) },
  ];
  return [...parts, { id: 'total', title: 'Both', items: parts.flatMap(({ items }) => items) }];
}

/**
 * What is shown of these scales, where so many people answered both waves, each without the items that are `left` out.
 * The parts have a score only where all of their items were answered, the total always.
 */
function shownOf(
  scales: ReturnType<typeof scalesOf>,
  people: number,
  left: (person: number, wave: string, item: string) => boolean,
) {
  const counted: CountedItems = new Map();
  const waves = ['baseline', 'month-3'].map((id): Wave => {
    const everybody = Array.from({ length: people }, (_, person) => {
      const answered = scales.map(({ id: scale, items }) => {
        const given = items.filter((one) => !left(person, id, one));
        return [scale, scale === 'total' || given.length === items.length ? given : []] as const;
      });
      const scores = answered.map(([scale, given]) => [scale, given.length > 0 ? 4 : undefined] as const);
      return {
        person: `p${person}`,
        items: Object.fromEntries(answered),
        scores: Object.fromEntries(scores),
      };
    });
    counted.set(id, new Map(everybody.map(({ person, items }) => [person, items])));
    return { id, isOver: true, scores: new Map(everybody.map(({ person, scores }) => [person, scores])) };
  });
  const beside: BesideOthers = { published: [], counted };
  return scales.map((scale) => {
    const { changes, waves: means } = scaleResults(scale, waves, beside);
    return [...changes, ...means].map((cell) => cell.shown || cell.why);
  });
}

it('who left out an item is not told by a total less its scales because many left out others a year later', () => {
  const shown = shownOf(scalesOf(4, 5), 20, (person, wave, one) =>
    wave === 'baseline'
      ? person === 0 && one === 'vitality.0'
      : one.startsWith('engagement') && ((person >> Number(one.split('.')[1])) & 1) === 1,
  );
  const [[, vitality], [, engagement], [, total]] = shown as [unknown[], unknown[], unknown[]];
  expect([vitality, engagement, total]).toEqual([true, true, 'would-single-out']);
});

it('three thousand people, each with other items left out, hide in one another', () => {
  const shown = shownOf(scalesOf(20, 20), 3000, (person, _, one) => {
    const [scale, index] = one.split('.');
    return (person * (scale === 'vitality' ? 7 : 11) + Number(index) * 13) % 37 === 0;
  });
  expect(shown.flat().every((cell) => cell === true)).toBe(true);
});
