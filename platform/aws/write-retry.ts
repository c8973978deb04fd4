import { setTimeout } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { VersionConflict } from '../../domain/errors.ts';
import type { Put } from '../ports.ts';

/** 7 tries, waiting 50, 100 … 1,600 ms at most between them: about 3 s in all. */
const TRIES = 7;
const FIRST_WAIT_MS = 50;

/** Waits a random part of the wait of this try, so that those who met do not meet again. */
export const jittered = (attempt: number): Promise<void> =>
  setTimeout(Math.random() * FIRST_WAIT_MS * 2 ** (attempt - 1));

/** Refusals that say "not now": nothing was written. The SDK repeats only some of them, and fewer times. */
const BUSY = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
]);
const BUSY_REASONS = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/**
 * Tries a write of `puts` again while others are in the way (FAULTS F43).
 * @throws VersionConflict with the keys whose condition failed; RangeError for a document that is too large, which will
 * be the same next time and must not look like an outage (FAULTS F46); the last error when all tries met others.
 */
export async function withBackoff(
  puts: Put[],
  pause: (attempt: number) => Promise<void>,
  write: () => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const conflicting = conflictsIn(error, puts);
      if (conflicting.length > 0) throw Object.assign(new VersionConflict(conflicting), { cause: error });
      if (isTooLarge(error)) throw new RangeError('A document has at most 400 KB.', { cause: error });
      if (attempt === TRIES || !isBusy(error)) throw error;
    }
    await pause(attempt);
  }
}

/** The keys whose condition failed. A transaction's reasons come in the order of its writes. */
function conflictsIn(error: unknown, puts: Put[]): string[] {
  if (error instanceof ConditionalCheckFailedException) return puts.map((put) => put.key);
  if (!(error instanceof TransactionCanceledException)) return [];
  const reasons = error.CancellationReasons ?? [];
  return puts.filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed').map((put) => put.key);
}

/** DynamoDB has one name for every request that is not well-formed, and only the text says what is wrong. */
function isTooLarge(error: unknown): boolean {
  if (!(error instanceof DynamoDBServiceException)) return false;
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  return [error.message, ...reasons.map(({ Message }) => Message ?? '')].some((text) =>
    /item size/i.test(text),
  );
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof DynamoDBServiceException)) return false;
  if (!(error instanceof TransactionCanceledException)) return BUSY.has(error.name);
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  // Any other reason (an item too large, a wrong type) will be the same next time.
  return codes.length > 0 && codes.every((code) => code === 'None' || BUSY_REASONS.has(code));
}
