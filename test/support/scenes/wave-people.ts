import fc from 'fast-check';
import type { Wave } from '../../../domain/results/scale-results.ts';

/** The one scale that these people are asked about. */
export const SCALE = { id: 'vitality', title: 'Vitality' };
/** Its waves. */
export const IDS = ['baseline', 'month-3', 'month-12'];

/** Everybody's scores; undefined where they did not answer. */
export type People = (number | undefined)[][];

/** Their answers as results read them. */
export const wavesOf = (people: People, isOver = true): Wave[] =>
  IDS.map((id, wave) => ({
    id,
    isOver,
    scores: new Map(
      people.flatMap((scores, person) =>
        scores[wave] === undefined ? [] : [[`p${person}`, { vitality: scores[wave] }] as const],
      ),
    ),
  }));

const score = fc.option(fc.integer({ min: 4, max: 28 }), { nil: undefined, freq: 4 });
/** Three to fourteen people, of whom each answered any of the waves. */
export const cohorts = fc.array(fc.array(score, { minLength: 3, maxLength: 3 }), {
  minLength: 3,
  maxLength: 14,
});
