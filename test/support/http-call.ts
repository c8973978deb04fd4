import type { HttpFunction } from '../../functions/middleware/http.ts';
import { SCOPES } from '../../functions/staff-api/roles.ts';
import { routes as staffRoutes } from '../../functions/staff-api/routes.ts';
import { requireDeclared } from './reading/declared-answer.ts';

/** One request as a test states it; what is left out is what a well-behaved client sends. */
export interface TestRequest {
  body?: unknown;
  /** Sent instead of `body`, as it is. */
  rawBody?: string;
  isBase64Encoded?: boolean;
  query?: string;
  /** Undefined leaves a header out that would be sent otherwise. */
  headers?: Record<string, string | undefined>;
  claims?: Record<string, unknown> | undefined;
}

/** An answer with its JSON read; `text` is the body exactly as it came. */
export interface TestAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  json: any;
}

export type TestClient = (method: string, path: string, request?: TestRequest) => Promise<TestAnswer>;

/** A member of staff who may do everything. */
export const STAFF = {
  sub: 'staff-1',
  token_use: 'access',
  scope: Object.keys(SCOPES).join(' '),
  'cognito:groups': ['coordinator'],
};

let keys = 0;

/** Calls a function the way API Gateway does. */
export const testClient =
  (api: HttpFunction): TestClient =>
  async (method, path, { body, rawBody, query = '', headers = {}, isBase64Encoded, ...rest } = {}) => {
    keys += 1;
    const claims = 'claims' in rest ? rest.claims : STAFF;
    const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
    const sent = {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': `key-${keys}` } : {}),
      ...headers,
    };
    const answer = await api({
      rawPath: path,
      rawQueryString: query,
      headers: sent,
      body: text,
      isBase64Encoded,
      requestContext: { http: { method }, ...(claims ? { authorizer: { jwt: { claims } } } : {}) },
    });
    requireDeclared(staffRoutes, method, path, answer);
    const isJson = answer.headers['content-type']?.endsWith('json') ?? false;
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.stream ? await textOf(answer.stream) : answer.body,
      json: isJson ? JSON.parse(answer.body) : undefined,
    };
  };

/** A body that is made while it is read, as a client has it in the end. */
export async function textOf(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of stream) text += piece;
  return text;
}
