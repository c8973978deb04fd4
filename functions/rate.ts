import { hash } from 'node:crypto';
import { epochMs, type Instant, instantOf, secondsUntil } from '../domain/dates/instant.ts';
import type { Documents, Put } from '../platform/ports.ts';

/** How often something was done in one stretch of time; its key names nobody. */
interface Rate {
  count: number;
}

/** The lengths of time that are counted in, in seconds; each begins with the UTC day or minute. */
const STRETCH_S = { minute: 60, day: 86_400 } as const;

/** `before` is how often it was done in this stretch of time already; writing `put` counts once more. */
interface Counted {
  before: number;
  put: Put;
  /** Seconds until the next stretch begins. */
  endsInS: number;
}

/** Looks up how often `subject` did something in the present minute or day. Reads one document, writes none. */
export async function counted(
  documents: Documents,
  subject: string,
  stretch: keyof typeof STRETCH_S,
  now: Instant,
): Promise<Counted> {
  const length = STRETCH_S[stretch] * 1000;
  const begins = Math.floor(epochMs(now) / length) * length;
  const expiresAt = instantOf(begins + length);
  const key = `rate#${hash('sha256', `${stretch} ${instantOf(begins)} ${subject}`)}`;
  const stored = await documents.get<Rate>(key);
  const before = stored?.doc.count ?? 0;
  const doc: Rate = { count: before + 1 };
  return {
    before,
    put: { key, doc, expectedVersion: stored?.version ?? 0, expiresAt },
    endsInS: secondsUntil(now, expiresAt),
  };
}
