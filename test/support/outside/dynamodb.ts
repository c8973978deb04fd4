import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DYNAMODB_CONFIG, type Tables } from '../../../platform/aws/documents.ts';

/** A DynamoDB-compatible engine over the wire. */
export interface Engine {
  endpoint: string;
  client: DynamoDBClient;
  /** Makes two empty tables with names of their own. */
  makeTables(): Promise<Tables>;
  stop(): Promise<void>;
}

/**
 * Starts the engine that comes with the project (in memory, on a free port of the loopback address), or uses
 * the one that DYNAMODB_ENDPOINT names, for machines that the project brings no engine for.
 * @throws Error that says what to do on a machine without either: a suite that could not run must not pass.
 */
export async function startDynamoDb(): Promise<Engine> {
  const { endpoint, stop } = process.env.DYNAMODB_ENDPOINT
    ? { endpoint: process.env.DYNAMODB_ENDPOINT, stop: async () => {} }
    : await startBundled();
  const client = new DynamoDBClient({
    ...DYNAMODB_CONFIG,
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    endpoint,
    client,
    makeTables: () => makeTables(client),
    async stop() {
      client.destroy();
      await stop();
    },
  };
}

function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`);
  } catch (cause) {
    throw new Error(
      `The DynamoDB tests cannot run: ${name} is not installed. Run npm ci on Linux x64, or start a DynamoDB-compatible engine (such as DynamoDB Local) and set DYNAMODB_ENDPOINT to its URL.`,
      { cause },
    );
  }
}

async function startBundled(): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const path = binary();
  // Between finding a free port and the engine's taking it, someone else may: then it ends, and the next is tried.
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const port = await freePort();
    const engine = spawn(path, ['--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(engine, 'exit');
    const endWithUs = () => engine.kill('SIGKILL');
    process.once('exit', endWithUs);
    if (await Promise.race([listening(engine.stderr), listening(engine.stdout), ended.then(() => false)])) {
      const stop = async () => {
        process.off('exit', endWithUs);
        engine.kill();
        await ended;
      };
      return { endpoint: `http://127.0.0.1:${port}`, stop };
    }
    process.off('exit', endWithUs);
  }
  throw new Error('The DynamoDB engine did not start: it ended at once, five times.');
}

/** True once the engine says so; never settles if it does not (its end settles the race). */
const listening = (output: NodeJS.ReadableStream): Promise<boolean> =>
  new Promise((resolve) => {
    createInterface(output).on('line', (line) => line.includes('listening on') && resolve(true));
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No free port.');
  return address.port;
}

async function makeTables(client: DynamoDBClient): Promise<Tables> {
  const suffix = crypto.randomUUID();
  const tables = { documents: `documents-${suffix}`, ledger: `ledger-${suffix}` };
  const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' }) as const;
  const index = (IndexName: string, hash: string, range: string) => ({
    IndexName,
    KeySchema: [
      { AttributeName: hash, KeyType: 'HASH' as const },
      { AttributeName: range, KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'ALL' as const },
  });
  const table = (TableName: string) => ({
    TableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' as const }],
  });
  await client.send(
    new CreateTableCommand({
      ...table(tables.documents),
      AttributeDefinitions: ['key', 'list', 'sort', 'due', 'dueAt'].map(string),
      GlobalSecondaryIndexes: [index('by-list', 'list', 'sort'), index('by-due-time', 'due', 'dueAt')],
    }),
  );
  await client.send(
    new CreateTableCommand({ ...table(tables.ledger), AttributeDefinitions: [string('key')] }),
  );
  return tables;
}
