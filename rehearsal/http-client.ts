import type { HttpResult } from '../functions/middleware/gateway.ts';
import type { HttpFunction } from '../functions/middleware/http.ts';

/** One request to an API in this process, as its gateway would pass it on. */
export type HttpCall = (
  method: string,
  path: string,
  request?: { body?: object; query?: string; headers?: Record<string, string> },
) => Promise<HttpResult>;

/** A well-behaved client of an API. `claims` are those of a token that the gateway has verified. */
export function httpClient(api: HttpFunction, claims?: Record<string, unknown>): HttpCall {
  let keys = 0;
  return (method, path, { body, query = '', headers = {} } = {}) => {
    keys += 1;
    return api({
      rawPath: path,
      rawQueryString: query,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': `rehearsal-${keys}` }),
        ...headers,
      },
      body: body && JSON.stringify(body),
      requestContext: { http: { method }, ...(claims && { authorizer: { jwt: { claims } } }) },
    });
  };
}
