import { chmodSync, statSync } from 'node:fs';

/** What a file's mode lets its group and everybody else do. */
const OTHERS = 0o077;

/**
 * Lets nobody but its owner read or write a file that there is: one that was put back from a copy, or that an earlier
 * version made, may have come with other rights.
 */
export function onlyOwner(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS) === 0) return;
  try {
    chmodSync(file, mode & 0o700);
  } catch {
    // It is somebody else's, or its disk knows no rights.
  }
}
