import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canSingleOut, type Published } from '../../../domain/results/disclosure.ts';
import { scalesTogether, type Wave } from '../../../domain/results/scale-results.ts';
import { besideItems, type CountedItems } from '../../../domain/results/shared-items.ts';

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
  const shown = scalesTogether(scales, waves, besideItems([], counted));
  return shown.map(({ changes, waves: means }) =>
    [...changes, ...means].map((cell) => cell.shown || cell.why),
  );
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

/** Which of four items somebody answered in each of three waves. */
const answered = fc.array(fc.subarray(['vitality.0', 'vitality.1', 'engagement.0', 'engagement.1']), {
  minLength: 3,
  maxLength: 3,
});
/** Most people answered as some others did. */
const everybody = fc
  .array(answered, { minLength: 1, maxLength: 3 })
  .chain((kinds) => fc.array(fc.oneof(fc.constantFrom(...kinds), answered), { minLength: 5, maxLength: 14 }));

it('whoever looks after every wave learns nothing about few from all they saw, whatever the later waves hide', () => {
  const scales = scalesOf(2, 2);
  fc.assert(
    fc.property(everybody, fc.boolean(), (people, isTotalFirst) => {
      const ids = ['baseline', 'month-3', 'month-12'];
      const counted: CountedItems = new Map(
        ids.map((wave, at) => [
          wave,
          new Map(
            people.map((one, person) => [
              `p${person}`,
              Object.fromEntries(
                scales.map(({ id, items }) => [id, items.filter((item) => one[at]!.includes(item))]),
              ),
            ]),
          ),
        ]),
      );
      const seen = new Map<string, Published>();
      for (const last of ids.keys()) {
        const waves = ids.map((id, at) => ({
          id,
          isOver: at <= last,
          scores: new Map(
            [...counted.get(id)!].map(([person, of]) => [
              person,
              Object.fromEntries(
                Object.entries(of).map(([scale, items]) => [scale, items.length > 0 ? 4 : undefined]),
              ),
            ]),
          ),
        }));
        const beside = besideItems([], counted);
        scalesTogether(isTotalFirst ? scales.toReversed() : scales, waves, beside);
        for (const [name, number] of beside.published) seen.set(name, number);
      }
      expect(canSingleOut([...seen.values()])).toBe(false);
    }),
    { numRuns: 150 },
  );
});
