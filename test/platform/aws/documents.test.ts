import { afterAll, beforeAll } from 'vitest';
import { dynamoDocuments } from '../../../platform/aws/documents.ts';
import { documentsContract } from '../../contracts/documents.ts';
import { type Engine, startDynamoDb } from '../../support/dynamodb.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startDynamoDb();
});
afterAll(() => engine?.stop());

documentsContract('DynamoDB', async () => dynamoDocuments(engine.client, await engine.makeTables()));
