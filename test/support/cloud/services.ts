import { type HttpStub, type StubAnswer, type StubRequest, startHttpStub } from '../outside/http-stub.ts';
import { accepts, formOf, refuses } from '../outside/ses-stub.ts';
import type { Wanted } from './permissions.ts';

/** A mail that was accepted, as it came. */
export interface SentMail {
  messageId: string;
  /** The tag that its events come back with. */
  contact: string;
  to: string;
  raw: string;
}

/** What stands behind the endpoint. */
export interface ServiceParts {
  /** A DynamoDB-compatible engine. */
  dynamoDb: string;
  /** Whether a function, by the name that it signs with, may do it. */
  mayDo(name: string, wanted: Wanted): boolean;
  tableArn(name: string): string;
  /** Of the one state machine that there is. */
  machineArn: string;
  start(input: object): Promise<void>;
  wake(token: string): Promise<void>;
  accepted(mail: Omit<SentMail, 'messageId'>): string;
}

/**
 * DynamoDB, SES and Step Functions behind one address. Each call is done if the policies of the function that signed it
 * allow it, and refused as AWS would refuse it otherwise; `refused` says which.
 */
export async function startServices(parts: ServiceParts): Promise<HttpStub & { refused: string[] }> {
  const refused: string[] = [];

  function isRefused(request: StubRequest, wanted: readonly Wanted[]): boolean {
    const name = /Credential=([^/]+)\//.exec(String(request.headers.authorization))![1]!;
    const missing = wanted.filter((one) => !parts.mayDo(name, one));
    refused.push(...missing.map(({ action, resource }) => `${name}: ${action} on ${resource}`));
    return missing.length > 0;
  }

  async function dynamoDb(request: StubRequest, operation: string): Promise<StubAnswer> {
    const wanted = wantedOfTable(operation, JSON.parse(request.body.toString()), parts.tableArn);
    if (isRefused(request, wanted)) return json(400, { __type: 'AccessDeniedException' });
    const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers;
    const answer = await fetch(parts.dynamoDb, {
      method: 'POST',
      headers: headers as Record<string, string>,
      body: new Uint8Array(request.body),
    });
    return json(answer.status, await answer.json());
  }

  function email(request: StubRequest): StubAnswer {
    const form = formOf(request);
    const source = form.get('Source')!;
    const context = { 'ses:FromAddress': source };
    const arn = (resource: string) =>
      parts.machineArn.replace(/:states:(.*):stateMachine:.*/, `:ses:$1:${resource}`);
    const wanted = [
      `identity/${source.slice(source.indexOf('@') + 1)}`,
      `configuration-set/${form.get('ConfigurationSetName')}`,
    ].map((resource) => ({ action: `ses:${form.get('Action')}`, resource: arn(resource), context }));
    if (isRefused(request, wanted)) return refuses('AccessDenied', 'No.', 403);
    return accepts(
      parts.accepted({
        contact: form.get('Tags.member.1.Value')!,
        to: form.get('Destinations.member.1')!,
        raw: Buffer.from(form.get('RawMessage.Data')!, 'base64').toString(),
      }),
    );
  }

  async function stepFunctions(request: StubRequest, operation: string): Promise<StubAnswer> {
    const body = JSON.parse(request.body.toString());
    const resource = body.stateMachineArn ?? parts.machineArn;
    if (isRefused(request, [{ action: `states:${operation}`, resource }]))
      return json(400, { __type: 'AccessDeniedException' });
    if (operation === 'SendTaskSuccess') {
      await parts.wake(body.taskToken);
      return json(200, {});
    }
    await parts.start(JSON.parse(body.input));
    return json(200, { executionArn: `${resource}:${body.name}`, startDate: 1 });
  }

  const stub = await startHttpStub((request) => {
    const [service, operation] = String(request.headers['x-amz-target'] ?? 'SES.').split('.') as [
      string,
      string,
    ];
    if (service.startsWith('DynamoDB')) return dynamoDb(request, operation);
    return service === 'AWSStepFunctions' ? stepFunctions(request, operation) : email(request);
  });
  return { ...stub, refused };
}

const json = (status: number, body: unknown): StubAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

interface OnTable {
  TableName: string;
  IndexName?: string;
}

/** What a transaction has, and which action each of it is. */
const KINDS = { Put: 'PutItem', Delete: 'DeleteItem', ConditionCheck: 'ConditionCheckItem' };

type TableCall = OnTable | { TransactItems: Partial<Record<keyof typeof KINDS, OnTable>>[] };

/** What a call of DynamoDB asks to be allowed: a transaction, everything in it. */
function wantedOfTable(operation: string, body: TableCall, tableArn: (name: string) => string): Wanted[] {
  const one = (action: string, { TableName, IndexName }: OnTable): Wanted => ({
    action: `dynamodb:${action}`,
    resource: `${tableArn(TableName)}${IndexName === undefined ? '' : `/index/${IndexName}`}`,
  });
  if (!('TransactItems' in body)) return [one(operation, body)];
  return body.TransactItems.flatMap((item) =>
    Object.entries(item).map(([kind, given]) => one(KINDS[kind as keyof typeof KINDS], given)),
  );
}
