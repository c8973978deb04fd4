import { type ContactKind, type LedgerEntry, ledgerKey } from '../../domain/contacts/contact.ts';
import type { Instant } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
import type { Send } from '../../domain/journeys/choose.ts';
import { type Change, type Decision, decide } from '../../domain/journeys/decide.ts';
import { withChanges } from '../../domain/journeys/participant-changes.ts';
import type { Ports, Stored } from '../../platform/ports.ts';
import { loadPerson, type Person, putParticipant } from '../records.ts';
import { claimed, claimsOf, entryFrom, putClaim, refusal } from './claim.ts';
import { composeMail } from './compose-mail.ts';
import { measureUnknown, recordOutcome } from './outcome.ts';
import { isSuperseded, type JourneyTask, type Step, stepOf } from './task.ts';

const TRIES = 5;

/**
 * Sends the contact of this kind that is due, if it still is, with all that goes in the same mail, and answers with
 * what is next. The protocol is at most once: a transaction claims every contact of the mail in the ledger while the
 * participant is still the version that decided; then one call to the provider; then the outcome is recorded. A
 * crash in between leaves claims whose lease ends as `unknown`; no machine ever sends them again.
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
      return await claimAndSend(ports, task, person, next, changes, now);
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= TRIES) throw error;
      await healFromLedger(ports, person, next, now, error);
    }
  }
}

async function claimAndSend(
  ports: Ports,
  task: JourneyTask,
  person: Person,
  send: Send,
  changes: Change[],
  now: Instant,
): Promise<Step> {
  const { doc, version } = person.participant;
  const mail = composeMail(ports, person, send.contact, now, send.with);
  const claims = claimsOf(doc, mail.kind === 'ready' ? send : { ...send, with: [] });
  const recorded = claims.map((claim) =>
    mail.kind === 'ready' ? claimed(claim, now) : refusal(claim, mail.reason, now),
  );
  const entries = recorded.map(({ entry }): Change => ({ kind: 'contact', contact: entry }));
  const participant = withChanges(doc, [...changes, ...entries]);
  const decided = decide(person.program.program, person.cohort.doc, participant, now);
  await ports.documents.write([
    putParticipant(person, participant, version, now, decided),
    ...claims.map((claim, index) => putClaim(claim, recorded[index]!.ledger)),
    ...(mail.kind === 'ready' ? mail.links : []),
  ]);
  measureUnknown(ports, changes);
  const stored = { ...person.participant, doc: participant, version: version + 1 };
  if (mail.kind !== 'ready') return stepAfter(ports, task, decided, stored);
  const delivery = await ports.mail.send(mail.message);
  const claimedBy = { ...person, participant: stored };
  const { after, decision } = await recordOutcome(ports, claimedBy, claims, delivery);
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
 * is believed for every contact of the mail, and the record corrected, so that yesterday's mail is not sent twice
 * (FAULTS F19).
 */
async function healFromLedger(
  ports: Ports,
  person: Person,
  send: Send,
  now: Instant,
  conflict: VersionConflict,
): Promise<void> {
  const { doc: before, version } = person.participant;
  const claims = claimsOf(before, send).map((claim) => ({ ...claim, key: ledgerKey(claim.id) }));
  if (!claims.some(({ key }) => conflict.keys.includes(key))) return;
  const changes: Change[] = [];
  for (const claim of claims) {
    const ledger = await ports.documents.get<LedgerEntry>(claim.key);
    if (!ledger || ledger.version === putClaim(claim, ledger.doc).expectedVersion) continue;
    changes.push({ kind: 'contact', contact: entryFrom(ledger.doc, claim.contact, now) });
  }
  const current = await loadPerson(ports.documents, before.id);
  if (current.participant.version !== version || changes.length === 0) return;
  const { doc } = current.participant;
  await ports.documents.write([putParticipant(current, withChanges(doc, changes), version, now)]);
}
