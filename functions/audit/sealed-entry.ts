import { hash } from 'node:crypto';
import type { Actor, AuditEntry } from '../../domain/audit/audit-entry.ts';
import { type Difference, differences } from '../../domain/audit/difference.ts';
import type { Instant } from '../../domain/dates/instant.ts';

/** In characters, far below the 400 KB of a stored document whatever the script. A cohort's first entry has 8,000. */
const LONGEST = 90_000;
/** Of the places that an abridged entry names. */
const MOST_PLACES = 500;

/** What one change was, and which entry it follows. */
export interface Change extends Actor {
  record: string;
  version: number;
  at: Instant;
  before: object | undefined;
  after: object | undefined;
  previous: string | undefined;
}

/** An entry, and the same as JSON. */
export interface Sealed {
  entry: AuditEntry;
  json: string;
}

/** The entry of one change. Its keys are always in this order: the hash is of its text. */
export function sealedEntry({ record, version, at, by, action, before, after, previous }: Change): Sealed {
  const follows = previous === undefined ? {} : { previous };
  const changes = differences(before, after);
  const whole = sealed({ record, version, at, by, action, changes, ...follows });
  if (whole.json.length <= LONGEST) return whole;
  const places = changes.slice(0, MOST_PLACES).map(({ pointer }): Difference => ({ pointer }));
  return sealed({ record, version, at, by, action, changes: places, abridged: true, ...follows });
}

function sealed(unsealed: Omit<AuditEntry, 'hash'>): Sealed {
  const text = JSON.stringify(unsealed);
  const seal = sealOf(text);
  // The hash is the last property, so nothing before it has to be written again.
  return { entry: { ...unsealed, hash: seal }, json: `${text.slice(0, -1)},"hash":"${seal}"}` };
}

/** True when the entry is, to the letter, the one that was sealed; false for whatever else was put in its place. */
export function isSealed(entry: AuditEntry | null): boolean {
  const { hash: seal, ...unsealed } = entry ?? {};
  return seal === sealOf(JSON.stringify(unsealed));
}

/**
 * JSON as it is stored is canonical enough: a document is one text in both stores, and reading and writing it keeps
 * the order of its keys.
 */
const sealOf = (text: string): string => hash('sha256', text, 'base64url');
