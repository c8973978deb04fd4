import type { Instant } from '../../domain/dates/instant.ts';
import { NotFound } from '../../domain/errors.ts';
import type { ParticipantId } from '../../domain/id.ts';
import { withdrawn } from '../../domain/journeys/withdrawal.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Documents, Put } from '../../platform/ports.ts';
import { removeAddress } from '../address-records.ts';
import { loadPerson, putParticipant } from '../records.ts';
import { type ImportRecord, putImport, readImport } from './import-record.ts';

/** Each is four documents: the participant and its audit entry, the mailbox and the address. */
const MOST_PEOPLE = 24;

/**
 * Takes back the next of those whom an import enrolled and who have not been written to: withdrawn, with the address
 * free for another file. Who has been written to, or was withdrawn by hand, stays as they are. Repeated until `enrolled`
 * is empty. @throws NotFound
 */
export async function undoStep(
  documents: Documents,
  cohortId: string,
  id: string,
  now: Instant,
): Promise<{ record: ImportRecord; writes: Put[]; wake: ParticipantId[] }> {
  const stored = await readImport(documents, cohortId, id);
  if (!stored) throw new NotFound('import');
  const entries = Object.entries(stored.doc.enrolled);
  const { undo = { kept: {}, undone: 0 } } = stored.doc;
  if (stored.doc.undo && entries.length === 0) return { record: stored.doc, writes: [], wake: [] };
  const kept = { ...undo.kept };
  const writes: Put[] = [];
  const wake: ParticipantId[] = [];
  for (const [hash, participantId] of entries.slice(0, MOST_PEOPLE)) {
    const person = await loadPerson(documents, participantId, cohortId);
    const { doc, version } = person.participant;
    if (!isUntouched(doc)) {
      kept[hash] = participantId;
      continue;
    }
    const gone = withdrawn(person.program.program, person.cohort.doc, doc, now);
    writes.push(putParticipant(person, gone, version, now), ...(await removeAddress(documents, doc)));
    wake.push(participantId);
  }
  const enrolled = Object.fromEntries(entries.slice(MOST_PEOPLE));
  const record = { ...stored.doc, enrolled, undo: { kept, undone: undo.undone + wake.length } };
  return { record, writes: [putImport(record, stored.version), ...writes], wake };
}

/** Nothing was sent or is on its way, and nothing was done by hand that an undo would overwrite. */
const isUntouched = ({ status, contacts, touchpoints }: Participant): boolean =>
  status.kind === 'active' &&
  contacts.every(({ state }) => state === 'held' || state === 'skipped') &&
  Object.values(touchpoints).every(({ kind }) => kind === 'open' || kind === 'missed');
