import { expect } from 'vitest';
import { VersionConflict } from '../../domain/errors.ts';
import type { Put } from '../../platform/ports.ts';

/** A put of a new document, or of version `expectedVersion + 1`. */
export const put = (
  key: string,
  doc: object | undefined,
  expectedVersion = 0,
  more: Partial<Put> = {},
): Put => ({
  key,
  doc,
  expectedVersion,
  ...more,
});

/** What the promise was refused with; fails the test when it was kept. */
export const refusal = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error,
  );

/** The keys of the conflict that the write was refused with. */
export async function conflictingKeys(promise: Promise<unknown>): Promise<string[]> {
  const error = await refusal(promise);
  expect(error).toBeInstanceOf(VersionConflict);
  return (error as VersionConflict).keys;
}
