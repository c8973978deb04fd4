import type { Cohort } from '../../domain/cohorts/cohort.ts';
import { type LedgerEntry, ledgerKey } from '../../domain/contacts/contact.ts';
import { VersionConflict } from '../../domain/errors.ts';
import {
  afterMail,
  isNotices,
  type Look,
  lookAt,
  type NoticeMail,
  noticeId,
  noticesKey,
  type StaffNotices,
} from '../../domain/notices/staff-notice.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Delivery, Ports, Stored } from '../../platform/ports.ts';
import { delayAfter, MOST_ATTEMPTS } from '../journey/outcome.ts';
import { report } from '../middleware/report.ts';
import { loadCohort, loadProgram } from '../records.ts';
import { replanOverlooked } from '../replan-overlooked.ts';
import { isTimeUp, type TimeLeft } from '../time-left.ts';
import { composeNotice } from './compose-notice.ts';
import { foundAttention } from './found-attention.ts';
import { mailFrom, noticeLedger, outcomeOf } from './notice-outcome.ts';
import { putNotices } from './put-notices.ts';

/** What one round does at most; the next goes on. */
const MOST_PAGES = 20;

const TRIES = 5;

/** A look is not begun with less time than a mail may take at the worst, of which SES's silence is 13 s. */
const ENOUGH_MS = 16_000;

/**
 * Tells the contact persons of all cohorts that are due for a look what needs them. Harmless when it runs twice or is
 * cut off anywhere: a mail is claimed in the ledger before it is sent, and what is left is due.
 * @param time ends the round before it is up: a function that ends between a claim and its outcome leaves a mail of
 * unknown fate. Whoever was not reached is due, and the next round's.
 * @throws AggregateError after the whole round, when some cohorts could not be looked at.
 */
export async function tellStaff(ports: Ports, time?: TimeLeft): Promise<void> {
  const failures: unknown[] = [];
  const before = ports.clock.now();
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES && !isTimeUp(time, ENOUGH_MS); pages += 1) {
    const page = await ports.documents.due<StaffNotices>(before, 100, cursor);
    for (const { key, doc } of page.items) {
      if (!isNotices(key)) continue;
      if (isTimeUp(time, ENOUGH_MS)) break;
      try {
        await tellAbout(ports, doc.cohortId);
      } catch (error) {
        // One cohort that cannot be looked at must not keep the others from it. Said here: a log of the sum has neither.
        report(error, { in: 'notices', record: key });
        failures.push(error);
      }
    }
    cursor = page.cursor;
    if (!cursor) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cohorts had no look.`);
}

/**
 * One look at one cohort, and at most one mail: a transaction claims it in the ledger while its notices are still the
 * version that decided; one call to the provider; then the outcome is recorded. A crash in between leaves a claim
 * whose lease ends as `unknown`; no machine sends that mail again, and what it told is told by the next day's.
 */
async function tellAbout(ports: Ports, cohortId: string): Promise<void> {
  const { documents, clock } = ports;
  const stored = await documents.get<StaffNotices>(noticesKey(cohortId));
  const now = clock.now();
  if (!stored?.doc.dueAt || stored.doc.dueAt > now) return;
  const read = await loadCohort(documents, cohortId);
  const { doc: cohort } = read;
  const version = await loadProgram(documents, cohort);
  const { program } = version;
  const { found, people } = await foundAttention(documents, program, cohort, now);
  const look = lookAt(program, cohort, stored.doc, found, now);
  try {
    if (look.kind === 'rest') {
      await documents.write([putNotices(look.notices, stored.version)]);
      if (look.lost) ports.measure('UnknownContacts', 1);
    } else await claimAndSend(ports, { program, cohort }, stored, look);
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    await healFromLedger(ports, { program, cohort }, stored, look, error);
  }
  // Everybody has been read anyway.
  await replanOverlooked(ports, { cohort: read, program: version }, people, now);
}

interface Of {
  program: Program;
  cohort: Cohort;
}

async function claimAndSend(
  ports: Ports,
  of: Of,
  stored: Stored<StaffNotices>,
  { notices, mail, fresh, known, lost }: Extract<Look, { kind: 'send' }>,
): Promise<void> {
  const { documents, settings } = ports;
  const now = mail.at;
  const key = ledgerKey(noticeId(of.cohort.id, mail.day));
  await documents.write([
    putNotices(notices, stored.version),
    { key, doc: noticeLedger(of.cohort.id, mail), expectedVersion: (mail.attempts - 1) * 2 },
  ]);
  if (lost) ports.measure('UnknownContacts', 1);
  const message = composeNotice(settings, of.program, of.cohort, { day: mail.day, fresh, known }, now);
  await recordOutcome(ports, of, mail, await ports.mail.send(message));
}

/** Records what the provider said, unless an event about the mail was faster. */
async function recordOutcome(
  ports: Ports,
  { program, cohort }: Of,
  claim: NoticeMail,
  delivery: Delivery,
): Promise<void> {
  const { documents, clock, random } = ports;
  const at = clock.now();
  const delayS = claim.attempts < MOST_ATTEMPTS ? delayAfter(claim.attempts, random(1)[0]! / 255) : undefined;
  const outcome = outcomeOf(claim, delivery, at, delayS);
  const messageId = delivery.kind === 'accepted' ? delivery.messageId : undefined;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await documents.get<StaffNotices>(noticesKey(cohort.id));
    if (!stored || !isOpen(stored.doc.mail, claim)) return;
    try {
      await documents.write([
        putNotices(afterMail(program, cohort, stored.doc, outcome, at), stored.version),
        {
          key: ledgerKey(noticeId(cohort.id, claim.day)),
          doc: noticeLedger(cohort.id, outcome, messageId),
          expectedVersion: claim.attempts * 2 - 1,
        },
      ]);
      if (outcome.state === 'unknown') ports.measure('UnknownContacts', 1);
      return;
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt >= TRIES) throw error;
    }
  }
}

/** Whether this very try still has no outcome that is certain. */
const isOpen = (mail: NoticeMail | undefined, { day, attempts }: NoticeMail): boolean =>
  mail?.day === day && mail.attempts === attempts && (mail.state === 'sending' || mail.state === 'unknown');

/**
 * After a restore of the first table the notices may ask again for what the ledger knows was claimed: the ledger is
 * believed, so that no day has two mails (FAULTS F19).
 */
async function healFromLedger(
  { documents }: Ports,
  { program, cohort }: Of,
  stored: Stored<StaffNotices>,
  look: Look,
  conflict: VersionConflict,
): Promise<void> {
  if (look.kind !== 'send') return;
  const key = ledgerKey(noticeId(cohort.id, look.mail.day));
  const ledger = conflict.keys.includes(key) && (await documents.get<LedgerEntry>(key));
  // Otherwise somebody else looks at this very moment.
  if (!ledger) return;
  const mail = mailFrom(ledger.doc, look.mail);
  const healed = afterMail(program, cohort, stored.doc, mail, look.mail.at);
  await documents.write([putNotices(healed, stored.version)]).catch((error: unknown) => {
    if (!(error instanceof VersionConflict)) throw error;
  });
}
