import { epochMs, type Instant } from '../dates/instant.ts';
import type { Difference } from './difference.ts';

/** Who changed something: a member of staff, the participant, or a rule of the program's own. */
export type Author =
  | { kind: 'staff'; id: string }
  | { kind: 'participant' }
  | { kind: 'rule'; name: 'journey' | 'replan' | 'session' | 'mail-event' };

/**
 * Who or what acts, and by what: the route (`PATCH /cohorts/{cohortId}/participants/{participantId}`), or what the
 * rule did (`decide`, `send reminder`).
 */
export interface Actor {
  by: Author;
  action: string;
}

/** One change of one record, written in the same transaction. The entries of a record are a chain. */
export interface AuditEntry extends Actor {
  /** Its key. */
  record: string;
  /** The record's version after the change; there is one entry for each, from 1. */
  version: number;
  at: Instant;
  changes: Difference[];
  /** Too much for one entry: the places without their values, and not all of them. */
  abridged?: true;
  /** The hash of the entry of the version before; absent in the first. */
  previous?: string;
  /** SHA-256 of this entry without its hash, as JSON, in base64url. Its last property. */
  hash: string;
}

/** Records of these types have a trail (FAULTS I9). */
export const isAudited = (key: string): boolean =>
  key.startsWith('participant#') ||
  key.startsWith('cohort#') ||
  key.startsWith('focus-group#') ||
  key.startsWith('goal#');

/** `version` is the record's after the change. */
export const auditKey = (record: string, version: number): string => `audit#${record}#${version}`;

/** The list of a cohort's entries, newest first. */
export const auditOf = (cohortId: string): string => `${cohortId}/audit`;

/** The last millisecond that has thirteen digits: in the year 2286. */
const LAST_MS = 9_999_999_999_999;

/**
 * Lists are read from the front, and whoever looks into a trail looks for what happened last. Short, because it is
 * written with every change; the versions tell apart what happened to one record in the same millisecond.
 */
export const auditSort = ({ at, version }: Pick<AuditEntry, 'at' | 'version'>): string =>
  `${String(LAST_MS - epochMs(at)).padStart(13, '0')} ${String(999_999 - version).padStart(6, '0')}`;
