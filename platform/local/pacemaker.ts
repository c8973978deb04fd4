import {
  END_OF_TIME,
  earlierOf,
  epochMs,
  type Instant,
  laterOf,
  plusSeconds,
} from '../../domain/dates/instant.ts';
import { isNotices } from '../../domain/notices/staff-notice.ts';
import type { Documents } from '../ports.ts';
import type { MovableClock } from './clock.ts';
import type { Engine } from './engine.ts';

/** Keeps the engine going as time passes, and lets time pass faster. */
export interface Pacemaker {
  /** Begins with a sweep. */
  start(): void;
  /** When something is planned to happen next; undefined when never. */
  nextEvent(): Promise<Instant | undefined>;
  /** Where the clock is being moved to at this moment. */
  movingTo(): Instant | undefined;
  /**
   * Moves the clock, and lives through everything in between, each thing at its own time and in order. Resolves when
   * it has happened; a second move while one is on its way is refused. @throws AlreadyMoving
   */
  moveTo(target: Instant): Promise<void>;
  /** Resolves when nothing runs any more. What was not lived through yet is lived through after the next start. */
  stop(): Promise<void>;
}

interface PacemakerParts {
  engine: Engine;
  clock: MovableClock;
  documents: Documents;
  sweep: () => Promise<unknown>;
  sweepEveryS: number;
  /** How long after its due time a record is left to its journey, before a sweep looks at it. */
  graceS: number;
  onFailure: (error: unknown) => void;
}

/** The clock goes to one place at a time; whoever asked may ask again once it is there. */
export class AlreadyMoving extends Error {
  override readonly name = 'AlreadyMoving';
}

/**
 * The longest rest between two looks at the clock. A journey that has just gone to sleep may be the next to wake,
 * and a machine's clock jumps when it was suspended; a look is one query of an index.
 */
const LONGEST_REST_MS = 1000;

/** Nothing moves before its `start`. Errors of a sweep go to `onFailure`, and the next one comes as usual. */
export function createPacemaker(parts: PacemakerParts): Pacemaker {
  const { engine, clock, documents, sweepEveryS, graceS } = parts;
  let timer: NodeJS.Timeout | undefined;
  let lastSweep = clock.now();
  let sweeping: Promise<unknown> | undefined;
  let target: Instant | undefined;
  let stopped = false;

  function sweep(): Promise<unknown> {
    lastSweep = clock.now();
    sweeping ??= parts
      .sweep()
      .catch(parts.onFailure)
      .finally(() => {
        sweeping = undefined;
      });
    return sweeping;
  }

  function beat(): void {
    if (stopped) return;
    engine.fill();
    const now = clock.now();
    // A machine's clock may be put back: the next sweep is not waited for until it shows again what it did.
    lastSweep = earlierOf(lastSweep, now);
    const sweepAt = plusSeconds(lastSweep, sweepEveryS);
    if (sweepAt <= now && !target) void sweep();
    const deadline = engine.nextDeadline() ?? END_OF_TIME;
    // What is due by now has just been asked for.
    const rest = deadline > now ? epochMs(deadline) - epochMs(now) : LONGEST_REST_MS;
    timer = setTimeout(beat, Math.min(rest, LONGEST_REST_MS));
  }

  const duePage = (limit: number, cursor?: string) =>
    documents.due<{ dueAt: Instant }>(END_OF_TIME, limit, cursor);

  /** When the next sweep would find something, so that only those are lived through. */
  async function usefulSweep(): Promise<Instant> {
    const [first] = (await duePage(1)).items;
    if (!first) return END_OF_TIME;
    return laterOf(plusSeconds(lastSweep, sweepEveryS), plusSeconds(first.doc.dueAt, graceS + 1));
  }

  async function liveUntil(end: Instant): Promise<void> {
    for (;;) {
      // Nothing is lived through twice or out of order: what one instant brings is over before the next begins.
      await engine.idle();
      if (stopped) return;
      const sweepAt = await usefulSweep();
      const next = earlierOf(engine.nextDeadline() ?? END_OF_TIME, sweepAt);
      if (next > end) break;
      clock.moveTo(next);
      if (sweepAt <= clock.now()) await sweep();
    }
    clock.moveTo(end);
    await engine.idle();
  }

  return {
    start() {
      void sweep();
      beat();
    },
    async nextEvent() {
      const now = clock.now();
      let isAnyDue = false;
      let cursor: string | undefined;
      do {
        const page = await duePage(200, cursor);
        for (const { key, doc } of page.items) {
          // A look at what needs staff comes every working day, and seldom finds anything: nobody waits for it.
          if (isNotices(key)) continue;
          if (doc.dueAt > now) return doc.dueAt;
          isAnyDue = true;
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
      // What is due already is being seen to; where nobody does, the next sweep will.
      return isAnyDue ? usefulSweep() : undefined;
    },
    movingTo: () => target,
    async moveTo(end) {
      if (target) throw new AlreadyMoving('The clock is being moved already.');
      target = end;
      try {
        await liveUntil(end);
      } finally {
        target = undefined;
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      engine.stop();
      await sweeping;
      await engine.idle();
    },
  };
}
