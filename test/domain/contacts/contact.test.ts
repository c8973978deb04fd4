import { describe, expect, test } from 'vitest';
import {
  type Contact,
  contactId,
  contactOf,
  FOLLOWS,
  isSameContact,
  ledgerKey,
  mayBeAskedAgain,
  mayHaveReached,
  putContact,
} from '../../../domain/contacts/contact.ts';
import type { LocalDate } from '../../../domain/dates/local-date.ts';
import { testMailId } from '../../../domain/mails/test-mail.ts';
import { noticeId } from '../../../domain/notices/staff-notice.ts';
import { at } from '../../support/domain-builders.ts';

const name = { touchpoint: 'month-3', kind: 'reminder', number: 1 } as const;
const when = at('2019-09-19T12:00Z');
const sending: Contact = { ...name, plannedAt: when, state: 'sending', at: when };
const sent: Contact = { ...sending, state: 'sent', messageId: 'm-1' };
const skipped: Contact = { ...sending, state: 'skipped', reason: 'closed' };

describe('the states of a contact (I6)', () => {
  test('once sent it stays sent', () => {
    expect(FOLLOWS.sent).toEqual([]);
  });

  test('is claimed before it can be sent, and its fate follows only from a claim', () => {
    expect(FOLLOWS.none).not.toContain('sent');
    expect(FOLLOWS.none).not.toContain('unknown');
    expect(FOLLOWS.sending).toEqual(['sent', 'refused', 'unknown']);
  });

  test('of unknown fate is never claimed again (I1)', () => {
    expect(FOLLOWS.unknown).not.toContain('sending');
  });

  test('skipped for a window that was shut, or a seat that was held, may be asked again; no other', () => {
    const reasons = ['closed', 'window-closed-first', 'booked'] as const;
    for (const reason of reasons) expect(mayBeAskedAgain({ ...skipped, reason } as Contact)).toBe(true);
    for (const reason of ['stale', 'completed', 'stopped', 'undeliverable', 'withdrawn'] as const) {
      expect(mayBeAskedAgain({ ...skipped, reason } as Contact)).toBe(false);
    }
    expect(mayBeAskedAgain(sent)).toBe(false);
  });

  test('may have reached the person when sent, claimed or unknown', () => {
    expect(
      [sent, sending, { ...sending, state: 'unknown', reason: 'timeout' } as Contact].map(mayHaveReached),
    ).toEqual([true, true, true]);
    expect(mayHaveReached(skipped)).toBe(false);
    expect(mayHaveReached({ ...sending, state: 'refused', reason: 'rate', attempts: 1 })).toBe(false);
  });
});

describe('the contact log', () => {
  const logOf = (...entries: Contact[]): Contact[] => {
    const log: Contact[] = [];
    for (const entry of entries) putContact(log, entry);
    return log;
  };

  test('holds each contact once: an entry of the same name is replaced where it stands', () => {
    const other: Contact = { ...sending, number: 2 };
    expect(logOf(sending, other, sent)).toEqual([sent, other]);
  });

  test.each([{ touchpoint: 'month-12' }, { kind: 'invitation' as const }, { number: 2 }])(
    'tells contacts apart by %j',
    (difference) => {
      const other: Contact = { ...sending, ...difference };
      expect(isSameContact(sending, other)).toBe(false);
      expect(logOf(sending, other)).toEqual([sending, other]);
      expect(contactId('p-1', other)).not.toBe(contactId('p-1', sending));
    },
  );
});

test('a contact has one id for the ledger, the tag and the events, without anything personal', () => {
  expect(contactId('p-0000000000000001', name)).toBe('p-0000000000000001.month-3.reminder.1');
  expect(ledgerKey('p-1.month-3.reminder.1')).toBe('ledger#p-1.month-3.reminder.1');
});

test('an id says which contact it is of and whose, and is no contact where it is of a notice or a test', () => {
  const participantId = 'p-0000000000000001';
  expect(contactOf(contactId(participantId, name))).toEqual({ participantId, ...name });
  const notice = noticeId('c-0000000000000001', '2019-09-19' as LocalDate);
  expect([notice, testMailId('month-3', 'reminder', 1), participantId, ''].map(contactOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
