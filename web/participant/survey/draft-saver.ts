import { backoffMs } from './backoff.ts';
import { isSame, type PageAnswers } from './form-answers.ts';

/** What the server said to a save; `offline` when it said nothing, or to come back later. */
export type Reply =
  | { kind: 'saved'; notice?: string | undefined }
  | { kind: 'stale'; sequence: number; answers: PageAnswers }
  /** The page has to be opened again; `isFinal`: answered or withdrawn, so that nothing is to be kept. */
  | { kind: 'over'; isFinal: boolean }
  | { kind: 'closed' }
  | { kind: 'refused' }
  | { kind: 'offline'; leastMs?: number | undefined };

/** What the page says about what was typed; `offline` goes on trying, `closed` and `refused` do not. */
export type SaveStatus = 'saving' | 'saved' | 'offline' | 'closed' | 'refused';

/** A draft as the server has it. */
export interface Synced {
  sequence: number;
  answers: PageAnswers;
}

interface SaverPorts {
  put(draft: Synced): Promise<Reply>;
  /** Keeps it on this device; undefined when there is nothing that the server does not have. */
  keep(unsaved: { base: Synced; answers: PageAnswers } | undefined): void;
  /** Runs it later. @returns what calls it off */
  later(ms: number, run: () => void): () => void;
  random(): number;
  show(status: SaveStatus, notice?: string): void;
  /** The answers of another device and these as one, for the form. */
  merge(base: PageAnswers, here: PageAnswers, there: PageAnswers): PageAnswers;
  merged(answers: PageAnswers): void;
  over(isFinal: boolean): void;
}

/** Told of everything that is typed; decides by itself when to save. */
export interface DraftSaver {
  changed(answers: PageAnswers): void;
  /** Tries at once: the network is back, or a step is left. */
  flush(): void;
  /** The page goes away: a last try that needs no page. */
  leave(): void;
  /** No save any more: the answers are being sent. `start` undoes it. */
  stop(): void;
  start(): void;
}

const PAUSE_MS = 1_000;

/**
 * Saves what is typed, one save at a time, each under the next sequence. A save whose reply was lost is repeated
 * as it was, so that the server knows it again; a save that is stale is merged with what the other device saved.
 */
export function draftSaver(ports: SaverPorts, synced: Synced): DraftSaver {
  let base = synced;
  let current = synced.answers;
  let pending: Synced | undefined;
  let isBusy = false;
  let isStopped = false;
  let failures = 0;
  let callOff = () => {};

  const isDirty = () => pending !== undefined || !isSame(current, base.answers);
  const wait = (ms: number) => {
    callOff();
    callOff = ports.later(ms, () => void save());
  };

  async function save(): Promise<void> {
    callOff();
    if (isBusy || isStopped || !isDirty()) return;
    isBusy = true;
    pending ??= { sequence: base.sequence + 1, answers: current };
    const reply = await ports.put(pending);
    isBusy = false;
    take(reply, pending);
  }

  function take(reply: Reply, sent: Synced): void {
    if (reply.kind === 'offline') {
      failures += 1;
      ports.show('offline');
      wait(backoffMs(failures, ports.random(), reply.leastMs));
      return;
    }
    failures = 0;
    pending = undefined;
    if (reply.kind === 'over') {
      if (!isStopped) ports.over(reply.isFinal);
      return;
    }
    if (reply.kind === 'closed' || reply.kind === 'refused') {
      ports.show(reply.kind);
      return;
    }
    if (reply.kind === 'saved') base = sent;
    else {
      current = ports.merge(base.answers, current, reply.answers);
      base = { sequence: reply.sequence, answers: reply.answers };
      ports.merged(current);
    }
    ports.keep(isDirty() ? { base, answers: current } : undefined);
    ports.show(isDirty() ? 'saving' : 'saved', reply.kind === 'saved' ? reply.notice : undefined);
    void save();
  }

  return {
    changed(answers) {
      if (isSame(answers, current)) return;
      current = answers;
      ports.keep(isDirty() ? { base, answers } : undefined);
      if (failures > 0 || isStopped) return;
      ports.show('saving');
      wait(PAUSE_MS);
    },
    flush() {
      void save();
    },
    leave() {
      if (isStopped || !isDirty()) return;
      const isPending = pending && isSame(pending.answers, current);
      const last = isPending ? pending! : { sequence: (pending ?? base).sequence + 1, answers: current };
      void ports.put(last);
    },
    stop() {
      isStopped = true;
      callOff();
    },
    start() {
      isStopped = false;
      void save();
    },
  };
}
