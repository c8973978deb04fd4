import { describe } from 'vitest';
import type { Documents } from '../../platform/ports.ts';
import { documentListsContract } from './document-lists.ts';
import { documentTextContract } from './document-text.ts';
import { documentWritesContract } from './document-writes.ts';

/**
 * What every implementation of Documents does, whatever it stores them in.
 * @param make gives an empty store; it is called once for every test
 */
export function documentsContract(name: string, make: () => Promise<Documents>): void {
  describe(`${name} keeps the documents contract`, () => {
    documentWritesContract(make);
    documentTextContract(make);
    documentListsContract(make);
  });
}
