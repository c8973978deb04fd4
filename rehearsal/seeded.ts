import type { RandomBytes } from '../domain/id.ts';

/** Everything chance decides in one run, from one number: print the seed and the run can be had again. */
export interface Seeded {
  /** 0 ≤ x < 1. */
  next(): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  bytes: RandomBytes;
}

/** Mulberry32: small, quick, and good enough to choose what people do and where things break. */
export function seeded(seed: number): Seeded {
  let state = (seed + 0x9e3779b9) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let index = 0; index < count; index += 1) bytes[index] = next() * 256;
      return bytes;
    },
  };
}

/** A stream of its own for one thing among many, so that what one draws does not depend on what others drew. */
export const seededFor = (seed: number, which: number): Seeded =>
  seeded((Math.imul(seed, 0x85ebca6b) ^ Math.imul(which + 1, 0xc2b2ae35)) >>> 0);
