/** Lets so many work side by side; the others wait for their turn, first come, first served. */
interface Turns {
  /** Resolves when it is one's turn: true. False when it will never be, because they were closed. */
  take(): Promise<boolean>;
  /** Passes one's turn on. */
  pass(): void;
  /** Sends everybody away who waits, now and later. */
  close(): void;
}

/** In this process only; a turn that is not passed on is lost for good. */
export function turns(sideBySide: number): Turns {
  let free = sideBySide;
  let isClosed = false;
  const waiting: ((mayWork: boolean) => void)[] = [];
  return {
    async take() {
      if (isClosed) return false;
      if (free === 0) return new Promise((resolve) => waiting.push(resolve));
      free -= 1;
      return true;
    },
    pass() {
      const next = waiting.shift();
      if (next) next(true);
      else free += 1;
    },
    close() {
      isClosed = true;
      for (const one of waiting.splice(0)) one(false);
    },
  };
}
