import { isSameContact, type LedgerEntry, ledgerKey } from '../../domain/contacts/contact.ts';
import { type Instant, plusSeconds } from '../../domain/dates/instant.ts';
import { VersionConflict } from '../../domain/errors.ts';
import { type Change, type Decision, decide } from '../../domain/journeys/decide.ts';
import { withChanges } from '../../domain/journeys/participant-changes.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Delivery, Ports, Stored } from '../../platform/ports.ts';
import { loadPerson, type Person, putParticipant } from '../records.ts';
import { basis, type Claim, type Recorded } from './claim.ts';

/** A refusal for rate is tried again after 30 s, doubling up to half an hour, each with jitter (FAULTS F5, F6). */
const FIRST_DELAY_S = 30;
const LONGEST_DELAY_S = 1800;
/** 18 to 37 hours, by the jitter, about 28 mostly: after that a person has to look. */
export const MOST_ATTEMPTS = 80;

/** How long to wait after so many tries; `jitter` is from 0 to 1. */
export const delayAfter = (attempts: number, jitter: number): number =>
  Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (attempts - 1)) * (0.5 + jitter / 2);

function settled(claim: Claim, delivery: Delivery, at: Instant, delayS: number): Recorded {
  const { entry, ledger } = basis(claim);
  if (delivery.kind === 'accepted') {
    const { messageId } = delivery;
    return {
      entry: { ...entry, state: 'sent', at, messageId },
      ledger: { ...ledger, state: 'sent', at, messageId },
    };
  }
  const { reason } = delivery;
  if (delivery.kind === 'unknown') {
    return {
      entry: { ...entry, state: 'unknown', at, reason },
      ledger: { ...ledger, state: 'unknown', at, reason },
    };
  }
  const { attempts } = claim;
  const mayRetry = delivery.mayRetry && attempts < MOST_ATTEMPTS;
  const retry = mayRetry ? { retryAt: plusSeconds(at, delayS) } : {};
  return {
    entry: { ...entry, state: 'refused', at, reason, attempts, ...retry },
    ledger: { ...ledger, state: 'refused', at, reason, mayRetry },
  };
}

/**
 * Records what the provider said about a mail for every contact in it, in the participant's log and the ledger at
 * once. If someone changed either meanwhile, it reads again; an outcome that is there already (a delivery event was
 * faster) stands.
 * @returns the participant as it is now stored, and what is next for them.
 */
export async function recordOutcome(
  ports: Ports,
  claimedBy: Person,
  claims: readonly Claim[],
  delivery: Delivery,
): Promise<{ after: Stored<Participant>; decision: Decision }> {
  const now = ports.clock.now();
  // One delay for all of them, so that they go together again.
  const tries = Math.max(...claims.map(({ attempts }) => attempts));
  const delayS = delayAfter(tries, ports.random(1)[0]! / 255);
  let person = claimedBy;
  let ours = claims;
  for (let attempt = 1; ; attempt += 1) {
    const { participant, cohort, program } = person;
    const { doc, version } = participant;
    const open = ours.filter((claim) => isOpen(doc, claim));
    if (open.length === 0) {
      return { after: participant, decision: decide(program.program, cohort.doc, doc, now) };
    }
    const outcomes = open.map((claim) => ({ claim, ...settled(claim, delivery, now, delayS) }));
    const changes = outcomes.map(({ entry }): Change => ({ kind: 'contact', contact: entry }));
    const settledDoc = withChanges(doc, changes);
    const decision = decide(program.program, cohort.doc, settledDoc, now);
    const put = putParticipant(person, settledDoc, version, now, decision);
    const ledger = outcomes.map((one) => ({
      key: ledgerKey(one.claim.id),
      doc: one.ledger,
      expectedVersion: one.claim.attempts * 2 - 1,
    }));
    try {
      await ports.documents.write([put, ...ledger]);
      measureUnknown(ports, changes);
      return { after: { ...participant, doc: put.doc as Participant, version: version + 1 }, decision };
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= 5) throw error;
      person = await loadPerson(ports.documents, doc.id);
      ours = await stillOurs(ports, ours);
    }
  }
}

/** Those that nobody has tried again since: staff may have given up the call that only now answers. */
async function stillOurs({ documents }: Ports, claims: readonly Claim[]): Promise<Claim[]> {
  const entries = await Promise.all(claims.map(({ id }) => documents.get<LedgerEntry>(ledgerKey(id))));
  return claims.filter(({ attempts }, index) => entries[index]?.doc.attempts === attempts);
}

function isOpen(participant: Participant, { contact }: Claim): boolean {
  const logged = participant.contacts.find((one) => isSameContact(one, contact));
  return logged?.state === 'sending' || logged?.state === 'unknown';
}

/** Contacts of unknown fate ring an alarm: a person has to look whether they arrived. */
export function measureUnknown({ measure }: Pick<Ports, 'measure'>, changes: readonly Change[]): void {
  const unknown = changes.filter((change) => change.kind === 'contact' && change.contact.state === 'unknown');
  if (unknown.length > 0) measure('UnknownContacts', unknown.length);
}
