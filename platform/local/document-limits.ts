import type { Put } from '../ports.ts';

/** As in DynamoDB's transactions. */
const MOST_PUTS = 100;

const LONGEST_PAGE = 200;

/** @throws RangeError */
export function requireTransaction(puts: readonly Put[]): void {
  if (puts.length > MOST_PUTS) throw new RangeError('At most 100 documents can be written at once.');
  if (puts.length > 1 && isTwice(puts)) {
    throw new RangeError('A document can be written once in a transaction.');
  }
}

/** A set costs more than it saves as long as there are a few. */
const FEW = 8;

function isTwice(puts: readonly Put[]): boolean {
  if (puts.length > FEW) return new Set(puts.map(({ key }) => key)).size < puts.length;
  return puts.some(({ key }, index) => {
    for (let other = 0; other < index; other += 1) if (puts[other]!.key === key) return true;
    return false;
  });
}

/** @throws RangeError */
export function requirePage(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > LONGEST_PAGE) {
    throw new RangeError('A page has 1 to 200 documents.');
  }
}
