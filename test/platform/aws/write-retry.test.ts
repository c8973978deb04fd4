import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VersionConflict } from '../../../domain/errors.ts';
import { DYNAMODB_CONFIG, dynamoDocuments } from '../../../platform/aws/documents.ts';
import type { Put } from '../../../platform/ports.ts';
import { type Engine, startDynamoDb } from '../../support/outside/dynamodb.ts';
import { type HttpStub, type StubAnswer, startHttpStub } from '../../support/outside/http-stub.ts';

const one: Put[] = [{ key: 'thing#1', doc: { n: 1 }, expectedVersion: 0 }];
const two: Put[] = [...one, { key: 'ledger#2', doc: { n: 2 }, expectedVersion: 0 }];

const done: StubAnswer = { status: 200, body: '{}' };
const failure = (type: string, more: object = {}): StubAnswer => ({
  status: 400,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'refused', ...more }),
});
const canceled = (...codes: string[]): StubAnswer =>
  failure('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Documents whose endpoint gives these answers in turn, the last one for ever; and the waits between tries. */
async function documentsAgainst(answers: StubAnswer[]) {
  let next = 0;
  const stub = await startHttpStub(() => answers[Math.min(next++, answers.length - 1)]!);
  const client = clientOf(stub.url, 1);
  const waits: number[] = [];
  const documents = dynamoDocuments(client, { documents: 'documents', ledger: 'ledger' }, async (attempt) => {
    waits.push(attempt);
  });
  closers.push(() => client.destroy(), stub.close);
  return { documents, stub, waits };
}

function clientOf(endpoint: string, maxAttempts: number) {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new DynamoDBClient({ ...DYNAMODB_CONFIG, endpoint, region: 'us-east-1', credentials, maxAttempts });
}

describe('a write that meets others', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])('is tried again, and succeeds after %i refusals (F43)', async (count) => {
    const refusals = Array.from({ length: count }, () => canceled('None', 'TransactionConflict'));
    const { documents, stub, waits } = await documentsAgainst([...refusals, done]);
    await documents.write(two);
    expect(stub.requests).toHaveLength(count + 1);
    expect(waits).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });

  it('is given up after 7 tries, with the refusal as the error (F43)', async () => {
    const { documents, stub } = await documentsAgainst([canceled('TransactionConflict', 'None')]);
    await expect(documents.write(two)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(stub.requests).toHaveLength(7);
  });

  it.each([
    'TransactionConflictException',
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
  ])('of one document is tried again after %s (F43)', async (type) => {
    const { documents, stub } = await documentsAgainst([failure(type), done]);
    await documents.write(one);
    expect(stub.requests).toHaveLength(2);
  });

  it('keeps the token of its first try, so that DynamoDB applies it once', async () => {
    const { documents, stub } = await documentsAgainst([canceled('ThrottlingError', 'None'), done]);
    await documents.write(two);
    await documents.write(two);
    const tokens = stub.requests.map((request) => JSON.parse(request.body.toString()).ClientRequestToken);
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });
});

describe('a write that is refused for good', () => {
  it('is not tried again when a condition failed, though others were in the way too (F41)', async () => {
    const { documents, stub } = await documentsAgainst([
      canceled('TransactionConflict', 'ConditionalCheckFailed'),
    ]);
    const error = await documents.write(two).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(VersionConflict);
    expect((error as VersionConflict).keys).toEqual(['ledger#2']);
    expect(stub.requests).toHaveLength(1);
  });

  it.each([
    ['a permission is missing (F47)', failure('AccessDeniedException')],
    ['a request is not well-formed', canceled('ValidationError', 'None')],
    ['the cancellation gives no reasons', failure('TransactionCanceledException')],
  ])('is not tried again when %s', async (_, answer) => {
    const { documents, stub } = await documentsAgainst([answer]);
    const error = await documents.write(two).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(VersionConflict);
    expect(stub.requests).toHaveLength(1);
  });

  const TOO_LARGE = 'Item size has exceeded the maximum allowed size';

  it.each([
    ['alone', one, failure('ValidationException', { message: TOO_LARGE })],
    [
      'with another',
      two,
      failure('TransactionCanceledException', {
        CancellationReasons: [{ Code: 'ValidationError', Message: TOO_LARGE }, { Code: 'None' }],
      }),
    ],
  ])(
    'is a mistake of ours, and no outage, when a document is too large, %s (F46)',
    async (_, puts, answer) => {
      const { documents, stub } = await documentsAgainst([answer]);
      await expect(documents.write(puts)).rejects.toThrow(RangeError);
      expect(stub.requests).toHaveLength(1);
    },
  );

  it('does not say a ledger document is listed: that table has no indexes', async () => {
    const { documents, stub } = await documentsAgainst([done]);
    const put: Put = { key: 'ledger#1', doc: {}, expectedVersion: 0, listed: { list: 'a', sort: 'b' } };
    await expect(documents.write([put])).rejects.toThrow('ledger');
    expect(stub.requests).toHaveLength(0);
  });
});

describe('a write whose reply is lost', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startDynamoDb();
  });
  afterAll(() => engine?.stop());

  /** Passes requests on to the engine, and loses the reply to the first write that the engine applied. */
  async function documentsBehindALoss() {
    const { protocol, hostname, port } = await engine.client.config.endpoint!();
    let lost = false;
    const stub: HttpStub = await startHttpStub(async ({ body, headers }) => {
      const target = String(headers['x-amz-target']);
      const { host: _, connection: __, 'content-length': ___, ...others } = headers;
      const reply = await fetch(`${protocol}//${hostname}:${port}/`, {
        method: 'POST',
        headers: others as Record<string, string>,
        body: new Uint8Array(body),
      });
      const text = await reply.text();
      if (!lost && /PutItem|TransactWriteItems/.test(target)) {
        lost = true;
        return 'reset';
      }
      return { status: reply.status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: text };
    });
    const client = clientOf(stub.url, 3);
    closers.push(() => client.destroy(), stub.close);
    return dynamoDocuments(client, await engine.makeTables());
  }

  it('is applied once and succeeds when it is of several documents: the token is recognized', async () => {
    const documents = await documentsBehindALoss();
    await documents.write(two);
    expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 1, doc: { n: 1 } });
    expect((await documents.get('ledger#2'))?.version).toBe(1);
  });

  it('is applied once and reported as a conflict when it is of one: the caller finds its own write', async () => {
    const documents = await documentsBehindALoss();
    await expect(documents.write(one)).rejects.toBeInstanceOf(VersionConflict);
    expect(await documents.get('thing#1')).toEqual({ key: 'thing#1', version: 1, doc: { n: 1 } });
  });
});
