import type { DatabaseSync } from 'node:sqlite';

/** Runs many pieces of work in one synced transaction: a commit costs 0.3 ms, most pieces a hundredth of that. */
export interface Committer {
  /**
   * Runs `work` in the next transaction and answers when that is on the disk. Work that throws must not have
   * written anything; it fails alone. A failing commit fails everybody in it, and nothing of it is kept.
   */
  commit<T>(work: () => T): Promise<T>;
  /** From now on nothing is written any more: as if the process had died. */
  abandon(): void;
}

interface Waiting {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/**
 * Work still comes one piece at each turn of the event loop when many clients have connected at once, since each turn
 * lets one of them in. A turn is some microseconds where nobody comes.
 */
const MOST_TURNS = 8;

export function committer(database: DatabaseSync, onRollback: () => void = () => {}): Committer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const end = database.prepare('COMMIT');
  let queue: Waiting[] = [];
  let abandoned = false;

  /** Waits for as long as each turn of the event loop brings more. */
  function gather(known: number, turns: number): void {
    if (queue.length > known && turns < MOST_TURNS) setImmediate(gather, queue.length, turns + 1);
    else flush();
  }

  function flush(): void {
    const batch = queue;
    queue = [];
    if (abandoned) return;
    const settle: (() => void)[] = [];
    try {
      begin.run();
      for (const { work, resolve, reject } of batch) {
        try {
          const value = work() as never;
          settle.push(() => resolve(value));
        } catch (error) {
          if (isOfTheDatabase(error)) throw error;
          settle.push(() => reject(error));
        }
      }
      end.run();
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      onRollback();
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const one of settle) one();
  }

  return {
    commit: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        // After the current turn of the event loop, so that everybody who is ready shares the commit.
        if (queue.length === 0) setImmediate(gather, 0, 1);
        queue.push({ work, resolve, reject });
      }),
    abandon: () => {
      abandoned = true;
    },
  };
}

const isOfTheDatabase = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
