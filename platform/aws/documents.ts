import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Documents, Page, Put, Stored } from '../ports.ts';
import { atMost } from './at-most.ts';
import { cursorAfter, type ListName, startOf } from './cursor.ts';
import { type Item, isLedger, isTaken, itemOf, storedFrom, unchanged } from './item.ts';
import { jittered, withBackoff } from './write-retry.ts';

/** The names of the two tables. Ledger documents live in the second, which has no indexes. */
export interface Tables {
  documents: string;
  ledger: string;
}

/** For `new DynamoDBClient(…)`: a lost reply is noticed well inside a function's time, and tried again. */
export const DYNAMODB_CONFIG = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
};

/** From the credentials and the region of the environment. */
export const dynamoClient = (): DynamoDBClient => new DynamoDBClient(DYNAMODB_CONFIG);

const MOST_LISTED = 200;

/**
 * As many connections as the SDK opens. What waits for one inside the SDK has its time for connecting running: of two thousand
 * readings at once some hundred failed, as if the network had.
 */
const CONNECTIONS = 50;

/**
 * Documents in DynamoDB: partition key `key`, the JSON text in `doc`, the sparse indexes `by-list` and
 * `by-due-time` (projection ALL), and `expires` as the TTL attribute.
 *
 * A single put whose reply was lost and which the SDK repeats may be reported as a VersionConflict although it
 * was applied: callers read again and decide again, and then find their own write. A write of several documents
 * carries a token, so DynamoDB itself recognizes the repetition.
 *
 * @param pause waits before try `n + 1` of a write that met another transaction (FAULTS F43)
 */
export function dynamoDocuments(client: DynamoDBClient, tables: Tables, pause = jittered): Documents {
  const connected = atMost(CONNECTIONS);
  const tableOf = (key: string) => (isLedger(key) ? tables.ledger : tables.documents);

  async function writeOne(put: Put): Promise<void> {
    const target = { TableName: tableOf(put.key), ...unchanged(put.expectedVersion) };
    if (put.doc === undefined) {
      const command = new DeleteItemCommand({ ...target, Key: { key: { S: put.key } } });
      await connected(() => client.send(command));
    } else await connected(() => client.send(new PutItemCommand({ ...target, Item: itemOf(put) })));
  }

  async function writeAll(puts: Put[], token: string): Promise<void> {
    const items = puts.map((put) => {
      const target = { TableName: tableOf(put.key), ...unchanged(put.expectedVersion) };
      return put.doc === undefined
        ? { Delete: { ...target, Key: { key: { S: put.key } } } }
        : { Put: { ...target, Item: itemOf(put) } };
    });
    const command = new TransactWriteItemsCommand({ TransactItems: items, ClientRequestToken: token });
    await connected(() => client.send(command));
  }

  /** One page, filled up even where DynamoDB stops at 1 MB; one item more than asked tells whether it is the last. */
  async function page<Doc>(list: ListName, limit: number, cursor: string | undefined, query: Condition) {
    if (!(Number.isInteger(limit) && limit >= 1 && limit <= MOST_LISTED)) {
      throw new RangeError(`A page has 1 to ${MOST_LISTED} documents, not ${limit}.`);
    }
    const items: Item[] = [];
    let from: Item | undefined = startOf(list, cursor);
    do {
      const command = new QueryCommand({
        TableName: tables.documents,
        ...query,
        Limit: limit + 1 - items.length,
        ExclusiveStartKey: from,
      });
      const answer = await connected(() => client.send(command));
      items.push(...(answer.Items ?? []));
      from = answer.LastEvaluatedKey;
    } while (from && items.length <= limit);
    const shown = items.slice(0, limit);
    const result: Page<Doc> = { items: shown.map((item) => storedFrom<Doc>(item)) };
    const last = shown.at(-1);
    if (items.length > limit && last) result.cursor = cursorAfter(list, last);
    return result;
  }

  return {
    async get<Doc>(key: string): Promise<Stored<Doc> | undefined> {
      if (!isTaken(key, 'key')) return undefined;
      const Key = { key: { S: key } };
      const command = new GetItemCommand({ TableName: tableOf(key), Key, ConsistentRead: true });
      const { Item } = await connected(() => client.send(command));
      return Item && storedFrom<Doc>(Item);
    },

    list: (list, limit, cursor) =>
      page({ index: 'list', value: list }, limit, cursor, {
        IndexName: 'by-list',
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': { S: list } },
      }),

    due: (before, limit, cursor) =>
      page({ index: 'due', value: 'due' }, limit, cursor, {
        IndexName: 'by-due-time',
        KeyConditionExpression: '#due = :due and #dueAt < :before',
        ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
        ExpressionAttributeValues: { ':due': { S: 'due' }, ':before': { S: before } },
      }),

    async write(puts) {
      const [only] = puts;
      if (!only) return;
      const token = crypto.randomUUID();
      await withBackoff(puts, pause, () => (puts.length === 1 ? writeOne(only) : writeAll(puts, token)));
    },
  };
}

type Condition = Pick<
  QueryCommandInput,
  'IndexName' | 'KeyConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;
