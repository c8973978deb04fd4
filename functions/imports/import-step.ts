import type { Instant } from '../../domain/dates/instant.ts';
import { Conflict } from '../../domain/errors.ts';
import { type CohortId, newParticipantId } from '../../domain/id.ts';
import type { JourneyInput } from '../../domain/journeys/journey.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import { sameMailbox } from '../../domain/text.ts';
import type { Documents, Ports, Put } from '../../platform/ports.ts';
import { mailboxHash, mailboxIn } from '../address-records.ts';
import { enrollmentWrites } from '../enrollment-writes.ts';
import { everybodyOf } from '../every-document.ts';
import type { Person } from '../records.ts';
import { type ImportRow, personOf } from './check-rows.ts';
import {
  begun,
  type ImportRecord,
  importedBefore,
  isUndoing,
  putImport,
  readImport,
} from './import-record.ts';

/** Each is five documents (participant and its audit entry, mailbox, address, journey); a transaction has at most 100. */
const MOST_NEW = 19;

/** Looked at in one call: what is known already goes faster. */
const MOST_ROWS = 100;

interface Upload {
  id: string;
  rows: readonly ImportRow[];
}

/**
 * The next rows of a file, in one transaction with how far it has come: whoever repeats the call until it is finished
 * imports each row once, through whatever crash (FAULTS F62). Nobody who is there is touched, withdrawn or corrected.
 * @throws Conflict `undo-running`
 */
export async function importStep(
  { documents, random }: Pick<Ports, 'documents' | 'random'>,
  of: Pick<Person, 'cohort' | 'program'>,
  { id, rows }: Upload,
  now: Instant,
): Promise<{ record: ImportRecord; writes: Put[]; start: JourneyInput[] }> {
  const { id: cohortId } = of.cohort.doc;
  const stored = await readImport(documents, cohortId, id);
  if (stored && isUndoing(stored.doc)) throw new Conflict('undo-running', 'This import is being undone.');
  const before = begun(stored, { id, cohortId, createdAt: now, rows: rows.length });
  if (before.cursor >= rows.length) return { record: before, writes: [], start: [] };
  const slice = rows.slice(before.cursor, before.cursor + MOST_ROWS);
  const known = await knownAmong(documents, cohortId, before, slice);
  const record = { ...before, enrolled: { ...before.enrolled } };
  const people: Participant[] = [];
  for (const [index, { data }] of slice.entries()) {
    if (people.length === MOST_NEW) break;
    record.cursor += 1;
    if (known[index]) {
      record.known += 1;
      continue;
    }
    const person = personOf(data, of.cohort.doc, newParticipantId(random), now);
    record.enrolled[mailboxHash(data.email)] = person.id;
    people.push(person);
  }
  const enrolled = await Promise.all(people.map((person) => enrollmentWrites(documents, of, person, now)));
  return {
    record,
    writes: [putImport(record, stored?.version ?? 0), ...enrolled.flatMap(({ writes }) => writes)],
    start: enrolled.flatMap(({ start }) => start),
  };
}

async function knownAmong(
  documents: Documents,
  cohortId: string,
  record: ImportRecord,
  rows: readonly ImportRow[],
): Promise<boolean[]> {
  const earlier = await importedBefore(documents, cohortId);
  for (const hash of Object.keys(record.enrolled)) earlier.add(hash);
  return Promise.all(
    rows.map(async ({ data: { email } }) => {
      if (earlier.has(mailboxHash(email))) return true;
      return (await mailboxIn(documents, cohortId, email)) !== undefined;
    }),
  );
}

/** What importing a file would do with each row; reads only. */
export async function dryRun(
  documents: Documents,
  cohortId: CohortId,
  rows: readonly ImportRow[],
): Promise<{ row: number; result: 'new' | 'known' }[]> {
  const earlier = await importedBefore(documents, cohortId);
  const everybody = await everybodyOf(documents, cohortId);
  const mailboxes = new Set(everybody.map((person) => sameMailbox(person.email)));
  return Promise.all(
    rows.map(async ({ row, data: { email } }) => {
      // Whoever an undone import had enrolled is still in the list, and has let the address go.
      const isKnown =
        earlier.has(mailboxHash(email)) ||
        (mailboxes.has(sameMailbox(email)) && (await mailboxIn(documents, cohortId, email)) !== undefined);
      return { row, result: isKnown ? 'known' : 'new' };
    }),
  );
}
