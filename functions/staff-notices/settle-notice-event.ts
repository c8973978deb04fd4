import { type LedgerEntry, ledgerKey } from '../../domain/contacts/contact.ts';
import { ledgerAfter, type MailEvent } from '../../domain/mails/mail-event.ts';
import { noticesAfterEvent } from '../../domain/notices/notice-event.ts';
import { noticesKey, type StaffNotices } from '../../domain/notices/staff-notice.ts';
import type { Ports, Put } from '../../platform/ports.ts';
import { loadCohort, loadProgram } from '../records.ts';
import { putNotices } from './put-notices.ts';

/**
 * Records what became of a notice to staff, in the cohort's notices and in the ledger at once. Events come at least once
 * and in any order: the same ones end in the same records.
 * @returns false for an event about no notice of ours.
 * @throws NotFound when there is no such cohort, VersionConflict when somebody was faster
 */
export async function settleNoticeEvent(
  { documents }: Pick<Ports, 'documents'>,
  cohortId: string,
  event: MailEvent,
): Promise<boolean> {
  const key = ledgerKey(event.contactId);
  const [stored, ledger] = await Promise.all([
    documents.get<StaffNotices>(noticesKey(cohortId)),
    documents.get<LedgerEntry>(key),
  ]);
  if (!stored || !ledger) return false;
  const { doc: cohort } = await loadCohort(documents, cohortId);
  const { program } = await loadProgram(documents, cohort);
  const after = noticesAfterEvent(program, cohort, stored.doc, event);
  const entry = ledgerAfter(ledger.doc, event);
  const puts: Put[] = [
    ...(after === stored.doc ? [] : [putNotices(after, stored.version)]),
    ...(entry === ledger.doc ? [] : [{ key, doc: entry, expectedVersion: ledger.version }]),
  ];
  if (puts.length > 0) await documents.write(puts);
  return true;
}
