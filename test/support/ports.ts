import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../domain/dates/instant.ts';
import type { RandomBytes } from '../../domain/id.ts';
import type { JourneyInput } from '../../domain/journeys/journey.ts';
import { type MovableClock, standingClock } from '../../platform/local/clock.ts';
import { committer } from '../../platform/local/committer.ts';
import { openDatabase } from '../../platform/local/database.ts';
import { sqliteDocuments } from '../../platform/local/documents.ts';
import type { Documents, Message, Ports } from '../../platform/ports.ts';

/** The local ports in memory at a fixed time, with what went out of them. */
export interface TestPorts extends Ports {
  clock: MovableClock;
  started: JourneyInput[];
  woken: string[];
  sent: Message[];
  /**
   * Everything that is stored but the counters of requests, as one text: two that are equal are byte-identical stores.
   */
  everything(): string;
  /** The documents of one type as they are at this very moment, none of them older than another. */
  stored<Doc>(type: string): Doc[];
}

/** A Sunday morning in New York. */
export const TODAY = '2026-11-22T15:00:00.000Z' as Instant;

export function testPorts(
  options: { now?: Instant; wrap?: (documents: Documents) => Documents } = {},
): TestPorts {
  const { now = TODAY, wrap = (documents) => documents } = options;
  const database = openDatabase(':memory:');
  const commits = committer(database);
  const documents = sqliteDocuments(database, commits);
  const started: JourneyInput[] = [];
  const woken: string[] = [];
  const sent: Message[] = [];
  return {
    documents: wrap(documents),
    clock: standingClock(now),
    random: countingBytes(),
    measure: () => {},
    settings: { linkBaseUrl: 'https://leadership.example', senderEmail: 'program@leadership.example' },
    journeys: {
      start: async (input) => void started.push(input),
      wake: async (token) => void woken.push(token),
    },
    mail: {
      send: async (message) => {
        sent.push(message);
        return { kind: 'accepted', messageId: `m-${sent.length}` };
      },
    },
    started,
    woken,
    sent,
    everything: () => everythingIn(database),
    stored: <Doc>(type: string) =>
      database
        .prepare('SELECT doc FROM documents WHERE key LIKE ? ORDER BY key')
        .all(`${type}#%`)
        .map(({ doc }) => JSON.parse(String(doc)) as Doc),
  };
}

const everythingIn = (database: DatabaseSync): string =>
  JSON.stringify(database.prepare("SELECT * FROM documents WHERE key NOT LIKE 'rate#%' ORDER BY key").all());

/** Different bytes at every call, the same in every run. */
function countingBytes(): RandomBytes {
  let calls = 0;
  return (count) => {
    calls += 1;
    return Uint8Array.from(
      { length: count },
      (_, index) => (calls * 31 + index * 7 + ((calls >> index) & 1)) % 256,
    );
  };
}
