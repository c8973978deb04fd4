import { type ContactKind, contactId, type LedgerEntry, ledgerKey } from '../../domain/contact.ts';
import { type Change, type Decision, decide } from '../../domain/decide.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DueContact } from '../../domain/obligations.ts';
import { withChanges } from '../../domain/participant-changes.ts';
import type { Ports, Stored } from '../../platform/ports.ts';
import { loadPerson, type Person, putParticipant } from '../records.ts';
import { composeMail } from './compose-mail.ts';
import { attemptsBefore, claimed, entryFrom, recordOutcome, refusal } from './outcome.ts';
import { isSuperseded, type JourneyTask, type Step, stepOf } from './task.ts';

const TRIES = 5;

/**
 * Sends the contact of this kind that is due, if it still is, and answers with what is next. The protocol is
 * at most once: a transaction claims the contact in the ledger while the participant is still the version that
 * decided; then one call to the provider; then the outcome is recorded. A crash in between leaves a claim whose
 * lease ends as `unknown`; no machine ever sends it again.
 */
export async function sendDue(ports: Ports, task: JourneyTask & { kind: ContactKind }): Promise<Step> {
  if (await isSuperseded(ports.documents, task)) return { kind: 'over', reason: 'superseded' };
  for (let attempt = 1; ; attempt += 1) {
    const now = ports.clock.now();
    const person = await loadPerson(ports.documents, task.participantId);
    const { doc, version } = person.participant;
    const { changes, next } = decide(person.program.program, person.cohort.doc, doc, now);
    if (next.kind !== 'send' || next.contact.kind !== task.kind) {
      // Not wanted any more, not yet, or another first: the record is asked anew, and says what instead.
      const isRecorded = next.kind !== 'sleep' || doc.dueAt === next.until;
      return changes.length === 0 && isRecorded ? stepOf(next, task, version, now) : { kind: 'decide' };
    }
    try {
      return await claimAndSend(ports, task, person, next.contact, changes, now);
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= TRIES) throw error;
      await healFromLedger(ports, person, next.contact, now, error);
    }
  }
}

async function claimAndSend(
  ports: Ports,
  task: JourneyTask,
  person: Person,
  contact: DueContact,
  changes: Change[],
  now: Instant,
): Promise<Step> {
  const { doc, version } = person.participant;
  const ready = withChanges(doc, changes);
  const mail = composeMail(ports, person, contact, now);
  const attempts = attemptsBefore(doc, contact) + 1;
  const { entry, ledger } =
    mail.kind === 'ready'
      ? claimed(doc, contact, attempts, now)
      : refusal(doc, contact, attempts, mail.reason, now);
  const participant = withChanges(ready, [{ kind: 'contact', contact: entry }]);
  const claim = decide(person.program.program, person.cohort.doc, participant, now);
  await ports.documents.write([
    putParticipant(person, participant, version, now, claim),
    // One claim per try: the first must create the entry, a retry must find the refusal it follows.
    { key: ledgerKey(ledger.contactId), doc: ledger, expectedVersion: (attempts - 1) * 2 },
    ...(mail.kind === 'ready' ? mail.links : []),
  ]);
  const stored = { ...person.participant, doc: participant, version: version + 1 };
  if (mail.kind !== 'ready') return stepAfter(ports, task, claim, stored);
  const delivery = await ports.mail.send(mail.message);
  const claimedBy = { ...person, participant: stored };
  const { after, decision } = await recordOutcome(ports, claimedBy, contact, attempts, delivery);
  return stepAfter(ports, task, decision, after);
}

const stepAfter = (
  { clock }: Ports,
  task: JourneyTask,
  { changes, next }: Decision,
  { version }: Stored<unknown>,
): Step => (changes.length > 0 ? { kind: 'decide' } : stepOf(next, task, version, clock.now()));

/**
 * After a restore of the first table the record may ask again for what the ledger knows was claimed: the ledger
 * is believed, and the record corrected, so that yesterday's mail is not sent twice (FAULTS F19).
 */
async function healFromLedger(
  ports: Ports,
  person: Person,
  contact: DueContact,
  now: Instant,
  conflict: VersionConflict,
): Promise<void> {
  const key = ledgerKey(contactId(person.participant.doc.id, contact));
  if (!conflict.keys.includes(key)) return;
  const ledger = await ports.documents.get<LedgerEntry>(key);
  const current = await loadPerson(ports.documents, person.participant.doc.id);
  if (!ledger || current.participant.version !== person.participant.version) return;
  const changes: Change[] = [{ kind: 'contact', contact: entryFrom(ledger.doc, contact, now) }];
  const { doc, version } = current.participant;
  await ports.documents.write([putParticipant(current, withChanges(doc, changes), version, now)]);
}
