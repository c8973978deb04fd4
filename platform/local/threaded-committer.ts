import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Committer, groupedWork, type Outcome } from './committer.ts';
import { packed } from './packed-pieces.ts';

/** A committer whose transactions are another thread's. */
export interface ThreadedCommitter extends Committer {
  /** Ends its threads, when they have done what they were given. */
  close(): Promise<void>;
}

/**
 * Enough for one commit to be worth its wait for the disk; and a few of them ahead, so that neither thread waits for
 * the other.
 */
const RHYTHM = { enough: 128, ahead: 4 };

/** In MB. What it is given lives for one transaction. */
const YOUNG_GENERATION = 16;

/**
 * After so many pieces, the work of a hundred journeys, the log is copied back. A hospital's program seldom has as many
 * from start to stop, and is spared the thread.
 */
const A_COPY = 10_000;

/**
 * Has the work done in a thread of its own, on a connection of its own to the same file: neither the statements nor the
 * wait for the disk keep this thread from answering requests. A third thread copies the log back, so that nobody's
 * transaction waits for that. The thread that writes takes the process with it when it fails, as a crash would: what was
 * answered is on the disk.
 */
export function threadedCommitter(path: string): ThreadedCommitter {
  const worker = thread('./committer-thread.ts', path, YOUNG_GENERATION);
  let copier: Worker | undefined;
  let uncopied = 0;
  // Transactions are done in the order in which they were handed over.
  const waiting: ((outcome: Outcome) => void)[] = [];
  worker.on('message', (outcome: Outcome) => {
    waiting.shift()!(outcome);
    // A process that waits for nothing may end.
    if (waiting.length === 0) worker.unref();
  });
  worker.unref();
  const commits = groupedWork((pieces, onOutcome) => {
    worker.ref();
    waiting.push(onOutcome);
    worker.postMessage(packed(pieces));
    uncopied += pieces.length;
    if (uncopied >= A_COPY) copyBack();
  }, RHYTHM);

  function copyBack(): void {
    uncopied = 0;
    // One that cannot start (no file descriptor is left) copies nothing this time; the next is started after as many pieces.
    copier ??= thread('./checkpoint-thread.ts', path, 1).on('error', () => {
      copier = undefined;
    });
    copier.unref();
    copier.postMessage('copy');
  }

  return {
    ...commits,
    async close() {
      await ended(worker);
      if (copier) await ended(copier);
    },
  };
}

const thread = (file: string, workerData: string, maxYoungGenerationSizeMb: number): Worker =>
  new Worker(new URL(file, import.meta.url), { workerData, resourceLimits: { maxYoungGenerationSizeMb } });

async function ended(worker: Worker): Promise<void> {
  const end = once(worker, 'exit');
  worker.ref();
  worker.postMessage('close');
  await end;
}
