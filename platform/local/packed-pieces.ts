import type { Piece } from './committer.ts';

/** Pieces of work in one list, each after its length: many small lists take twice as long to cross to another thread. */
export function packed(pieces: readonly Piece[]): unknown[] {
  const all: unknown[] = [];
  for (const piece of pieces) all.push(piece.length, ...piece);
  return all;
}

/** The pieces of such a list. */
export function unpacked(all: readonly unknown[]): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < all.length; ) {
    const end = at + 1 + (all[at] as number);
    pieces.push([all[at + 1] as Piece[0], ...all.slice(at + 2, end)]);
    at = end;
  }
  return pieces;
}
