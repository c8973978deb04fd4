import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { epochMs } from '../../domain/dates/instant.ts';
import type { Put, Stored } from '../ports.ts';

/** What DynamoDB stores under one key; `itemOf` says which attributes there are. */
export type Item = Record<string, AttributeValue>;

/** In octets, of what a table and of what an index sorts by. */
const LONGEST = { key: 2048, sort: 1024 };

/** Whether DynamoDB takes the text there; it answers what it does not take with an error, and nothing can have it. */
export const isTaken = (text: string, as: keyof typeof LONGEST): boolean =>
  text.isWellFormed() && Buffer.byteLength(text) <= LONGEST[as];

/** The type of a key is the text before its first `#`. */
export const isLedger = (key: string): boolean => key.split('#', 1)[0] === 'ledger';

/**
 * A document as DynamoDB keeps it. The JSON is one string because that is the only exact round trip:
 * DynamoDB's own maps lose nothing of ours today, but numbers and empty values are theirs to normalize.
 * @throws Error for a listed ledger document: that table has no indexes, so it would never be found.
 */
export function itemOf({ key, doc, json, expectedVersion, listed, dueAt, expiresAt }: Put): Item {
  if (isLedger(key) && (listed || dueAt)) throw new Error('A ledger document cannot be listed.');
  return {
    key: { S: key },
    version: { N: String(expectedVersion + 1) },
    doc: { S: json ?? JSON.stringify(doc) },
    ...(listed && { list: { S: listed.list }, sort: { S: listed.sort } }),
    ...(dueAt && { due: { S: 'due' }, dueAt: { S: dueAt } }),
    // TTL counts in whole seconds; rounded up, so that nothing goes before its time.
    ...(expiresAt && { expires: { N: String(Math.ceil(epochMs(expiresAt) / 1000)) } }),
  };
}

/** The document of an item read from the table or from an index with the projection ALL. */
export function storedFrom<Doc>(item: Item): Stored<Doc> {
  return { key: item.key!.S!, version: Number(item.version!.N), doc: JSON.parse(item.doc!.S!) as Doc };
}

/** The condition "still this version"; 0: "does not exist". */
export const unchanged = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': 'key' } }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(version) } },
      };
