import type { Instant } from '../domain/dates/instant.ts';

/** What is still to happen, by its instant; what is at the same instant in the order in which it was added. */
export interface Agenda<What> {
  add(at: Instant, what: What): void;
  nextAt(): Instant | undefined;
  /** Takes everything out that is due at `now`. */
  takeDue(now: Instant): What[];
}

/** A list of the instants and of what happens at each: many people do things at the same quarter of an hour. */
export function agenda<What>(): Agenda<What> {
  const byInstant = new Map<Instant, What[]>();
  /** A binary heap, the earliest first. */
  const heap: Instant[] = [];

  function rise(index: number): void {
    const instant = heap[index]!;
    let at = index;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]! <= instant) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = instant;
  }

  function removeFirst(): void {
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1;
      if (child >= heap.length || last <= heap[child]!) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }

  return {
    add(at, what) {
      const others = byInstant.get(at);
      if (others) {
        others.push(what);
        return;
      }
      byInstant.set(at, [what]);
      heap.push(at);
      rise(heap.length - 1);
    },
    nextAt: () => heap[0],
    takeDue(now) {
      const due: What[] = [];
      while (heap.length > 0 && heap[0]! <= now) {
        due.push(...byInstant.get(heap[0]!)!);
        byInstant.delete(heap[0]!);
        removeFirst();
      }
      return due;
    },
  };
}
