import { randomFillSync } from 'node:crypto';
import type { RandomBytes } from '../../domain/id.ts';

/** Cryptographic random bytes, drawn 16 KiB at a time: a call to the system's source costs more than its bytes. */
export function pooledRandomBytes(): RandomBytes {
  const pool = new Uint8Array(16_384);
  let used = pool.length;
  return (count) => {
    if (used + count > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += count;
    // A copy: bytes that were handed out are never seen again.
    return pool.slice(used - count, used);
  };
}
