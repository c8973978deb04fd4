import type { Scale } from '../surveys/survey.ts';
import { canSingleOut, type Published } from './disclosure.ts';
import { type BesideOthers, byItem } from './shared-items.ts';
import { type Change, changeOf, type Summary, summaryOf } from './statistics.ts';
import { FEWEST } from './threshold.ts';
import type { Scores } from './wave-scores.ts';

/**
 * Why there is no number: people can still answer; fewer than five did; or beside the other numbers it would tell what
 * fewer than five answered.
 */
export type Hidden = 'not-over' | 'too-few' | 'would-single-out';

/** A number that is shown, or the reason why not. */
export type Shown<Value> = ({ shown: true } & Value) | { shown: false; why: Hidden };

/** One scale across waves. A change is later minus earlier, of those who have a score in both. */
export interface ScaleResults {
  scale: string;
  title: string;
  waves: ({ wave: string } & Shown<Summary>)[];
  /** From the first wave to each later one. `standardized`: by the standard deviation of the first wave. */
  changes: ({ from: string; to: string } & Shown<Change & { standardized?: number }>)[];
}

/** One wave of a survey: whether it is over, and everybody's scores. */
export interface Wave {
  id: string;
  isOver: boolean;
  scores: ReadonlyMap<string, Scores>;
}

/**
 * One scale across the waves of its survey. What people changed is worth most, so changes are shown first, then the
 * mean of the first wave, then as many of the others as do not single anybody out beside them.
 * @param beside what is shown of scales with the same items; what is shown of this one is added
 */
export function scaleResults(
  scale: Pick<Scale, 'id' | 'title'> & Partial<Pick<Scale, 'reversed'>>,
  waves: readonly Wave[],
  beside?: BesideOthers,
): ScaleResults {
  const { id, title, reversed = [] } = scale;
  const values = new Map(waves.map((wave) => [wave.id, valuesOf(wave, id)]));
  const [first, ...later] = waves;
  const changes = later.map((wave) => ({
    from: first!.id,
    to: wave.id,
    pairs: pairsOf(values.get(first!.id)!, values.get(wave.id)!),
    isOver: first!.isOver && wave.isOver,
  }));
  const shown = new Set<object>();
  const published: Published[] = [];
  const consider = (candidate: object, number: Published) => {
    if (canSingleOut([...published, number])) return;
    if (beside) {
      const byItems = byItem(number, { id, reversed }, beside.counted);
      // So many who each left out something else are told from one another by no number over all of them.
      if (canSingleOut([...beside.published, byItems], false)) return;
      beside.published.push(byItems);
    }
    published.push(number);
    shown.add(candidate);
  };
  for (const change of changes) {
    if (!change.isOver || change.pairs.size < FEWEST) continue;
    const people = new Set(change.pairs.keys());
    const parts = [
      { wave: change.to, people, times: 1 },
      { wave: change.from, people, times: -1 },
    ];
    consider(change, { parts });
  }
  for (const wave of waves) {
    const people = new Set(values.get(wave.id)!.keys());
    if (!wave.isOver || people.size < FEWEST) continue;
    consider(wave, { parts: [{ wave: wave.id, people, times: 1 }] });
  }
  const hidden = (isOver: boolean, n: number) =>
    ({
      shown: false,
      why: !isOver ? 'not-over' : n < FEWEST ? 'too-few' : 'would-single-out',
    }) as const;
  // Of all who answered the first wave: that of the pairs alone would be one number more about them.
  const deviation = first && shown.has(first) ? summaryOf([...values.get(first.id)!.values()]).sd : undefined;
  return {
    scale: id,
    title,
    waves: waves.map((wave) => {
      const numbers = [...values.get(wave.id)!.values()];
      return shown.has(wave)
        ? { wave: wave.id, shown: true, ...summaryOf(numbers) }
        : { wave: wave.id, ...hidden(wave.isOver, numbers.length) };
    }),
    changes: changes.map((change) => {
      const { from, to, pairs, isOver } = change;
      if (!shown.has(change)) return { from, to, ...hidden(isOver, pairs.size) };
      const result = changeOf([...pairs.values()]);
      const standardized = deviation ? { standardized: result.mean / deviation } : {};
      return { from, to, shown: true, ...result, ...standardized };
    }),
  };
}

const valuesOf = ({ scores }: Wave, scale: string): Map<string, number> =>
  new Map(
    [...scores].flatMap(([person, all]) => {
      const value = all[scale];
      return value === undefined ? [] : [[person, value] as const];
    }),
  );

const pairsOf = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Map<string, readonly [number, number]> =>
  new Map(
    [...before].flatMap(([person, earlier]) => {
      const now = after.get(person);
      return now === undefined ? [] : [[person, [earlier, now] as const] as const];
    }),
  );
