import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../../../domain/dates/instant.ts';
import { dynamoDocuments } from '../../../platform/aws/documents.ts';
import { documentsContract } from '../../contracts/documents.ts';
import { type Engine, startDynamoDb } from '../../support/outside/dynamodb.ts';
import { startHttpStub } from '../../support/outside/http-stub.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startDynamoDb();
});
afterAll(() => engine?.stop());

documentsContract('DynamoDB', async () => dynamoDocuments(engine.client, await engine.makeTables()));

describe('a document in DynamoDB', () => {
  const itemIn = async (table: string, key: string) =>
    (await engine.client.send(new GetItemCommand({ TableName: table, Key: { key: { S: key } } }))).Item;

  it('is one item, with an index attribute only where it is listed, due or to be removed', async () => {
    const tables = await engine.makeTables();
    const documents = dynamoDocuments(engine.client, tables);
    await documents.write([
      { key: 'thing#1', doc: { a: 1 }, expectedVersion: 0 },
      {
        key: 'thing#2',
        doc: { b: '2' },
        expectedVersion: 0,
        listed: { list: 'cohort#1', sort: 's' },
        dueAt: '2026-11-22T09:00:00.000Z' as Instant,
        expiresAt: instantOf(1_500),
      },
    ]);
    expect(await itemIn(tables.documents, 'thing#1')).toEqual({
      key: { S: 'thing#1' },
      version: { N: '1' },
      doc: { S: '{"a":1}' },
    });
    expect(await itemIn(tables.documents, 'thing#2')).toEqual({
      key: { S: 'thing#2' },
      version: { N: '1' },
      doc: { S: '{"b":"2"}' },
      list: { S: 'cohort#1' },
      sort: { S: 's' },
      due: { S: 'due' },
      dueAt: { S: '2026-11-22T09:00:00.000Z' },
      // In seconds, and not before its time.
      expires: { N: '2' },
    });
  });

  it.each([
    ['half a surrogate pair', '\uD800', 'thing#1'],
    ['a sort key longer than any', 'x'.repeat(1025), 'thing#1'],
  ])('is not looked for from a place that nothing can have: %s', async (_, sort, key) => {
    const documents = dynamoDocuments(engine.client, await engine.makeTables());
    const cursor = Buffer.from(JSON.stringify(['list', 'cohort#1', sort, key])).toString('base64url');
    await expect(documents.list('cohort#1', 10, cursor)).rejects.toThrow('/cursor: cursor');
  });

  it('is in the ledger, which a restore leaves alone, exactly when its type is ledger (F19)', async () => {
    const tables = await engine.makeTables();
    const keys = ['ledger#1', 'ledgers#1', 'thing#ledger'];
    const documents = dynamoDocuments(engine.client, tables);
    await documents.write(keys.map((key) => ({ key, doc: {}, expectedVersion: 0 })));
    const inLedger = await Promise.all(keys.map((key) => itemIn(tables.ledger, key)));
    const inDocuments = await Promise.all(keys.map((key) => itemIn(tables.documents, key)));
    expect(inLedger.map((item) => item?.key?.S)).toEqual(['ledger#1', undefined, undefined]);
    expect(inDocuments.map((item) => item?.key?.S)).toEqual([undefined, 'ledgers#1', 'thing#ledger']);
  });

  it.each([1, 2])('that is too large is a mistake of ours, and no outage, among %i (F46)', async (count) => {
    const documents = dynamoDocuments(engine.client, await engine.makeTables());
    const puts = Array.from({ length: count }, (_, index) => ({
      key: `thing#${index}`,
      doc: { text: index === 0 ? 'x'.repeat(410_000) : '' },
      expectedVersion: 0,
    }));
    await expect(documents.write(puts)).rejects.toThrow(RangeError);
    expect(await documents.get('thing#1')).toBeUndefined();
  });

  it('is read as it is now, not as a replica remembers it', async () => {
    const stub = await startHttpStub(() => ({ status: 200, body: '{}' }));
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new DynamoDBClient({ endpoint: stub.url, region: 'us-east-1', credentials });
    const documents = dynamoDocuments(client, { documents: 'documents', ledger: 'ledger' });
    expect(await documents.get('thing#1')).toBeUndefined();
    expect(JSON.parse(stub.requests[0]!.body.toString())).toEqual({
      TableName: 'documents',
      Key: { key: { S: 'thing#1' } },
      ConsistentRead: true,
    });
    client.destroy();
    await stub.close();
  });

  it('is asked for once there is a connection: a call that waited for one would count as lost after a second', async () => {
    const stub = await startHttpStub(() => ({ status: 200, body: '{}' }));
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new DynamoDBClient({ endpoint: stub.url, region: 'us-east-1', credentials });
    let underWay = 0;
    let most = 0;
    client.middlewareStack.add((next) => async (of) => {
      underWay += 1;
      most = Math.max(most, underWay);
      return next(of).finally(() => {
        underWay -= 1;
      });
    });
    const documents = dynamoDocuments(client, { documents: 'documents', ledger: 'ledger' });
    const keys = Array.from({ length: 400 }, (_, index) => `thing#${index}`);
    await Promise.all(keys.map((key) => documents.get(key)));
    expect(stub.requests).toHaveLength(400);
    expect(most).toBe(50);
    client.destroy();
    await stub.close();
  });

  it('is found on a page though DynamoDB stops earlier: pages of large documents are full too', async () => {
    const documents = dynamoDocuments(engine.client, await engine.makeTables());
    const text = 'x'.repeat(300_000);
    for (let index = 0; index < 9; index += 1) {
      const listed = { list: 'large', sort: String(index) };
      await documents.write([{ key: `thing#${index}`, doc: { text }, expectedVersion: 0, listed }]);
    }
    const page = await documents.list('large', 8);
    expect(page.items).toHaveLength(8);
    expect((await documents.list('large', 8, page.cursor)).items.map((item) => item.key)).toEqual([
      'thing#8',
    ]);
  });
});
