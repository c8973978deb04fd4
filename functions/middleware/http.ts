import middy from '@middy/core';
import type { Instant } from '../../domain/dates/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { auditedDocuments } from '../audit/audited-documents.ts';
import type { TimeLeft } from '../time-left.ts';
import type { Endpoint } from './endpoint.ts';
import { requireIfMatch } from './etag.ts';
import type { HttpEvent, HttpResult } from './gateway.ts';
import { guardedDocuments } from './guarded-documents.ts';
import { type Repeatable, repeatable } from './idempotency.ts';
import { BODY_LIMIT, bodyBytes, bodyText, parsedJson, requireJson, requireLetters } from './json-body.ts';
import { authorOf, type Identify, type Principal, requireScope } from './principal.ts';
import { problemAnswer } from './problem.ts';
import { queryOf } from './query.ts';
import { report } from './report.ts';
import { type Router, routerOf } from './routing.ts';
import { requireOwnOrigin } from './same-origin.ts';
import { withSecurityHeaders } from './security-headers.ts';
import { type Call, serve } from './serve.ts';

/** What the middlewares have learned about one request so far, in this order. */
interface Known<Context> extends Record<string, unknown> {
  context: Context;
  now: Instant;
  endpoint: Endpoint<Context>;
  params: Record<string, string>;
  principal: Principal;
  text: string;
  /** Instead of `text`, for an endpoint that takes octets. */
  bytes: Uint8Array;
  repeatable: Repeatable | undefined;
}

type Carried = HttpEvent & { call?: Call };
type Step<Context> = middy.MiddlewareObj<Carried, HttpResult, Error, Partial<TimeLeft>, Known<Context>>;

/** A whole API as one function: API Gateway's event and Lambda's context in, its result out; throws nothing. */
export type HttpFunction = (event: HttpEvent, context?: Partial<TimeLeft>) => Promise<HttpResult>;

/**
 * The middy chain of both APIs around a table of endpoints. `context` is asked once a request, so that it may
 * be made when the first one comes; it is the ports and whatever else the endpoints need.
 */
export function httpFunction<Context extends Ports>(api: {
  endpoints: readonly Endpoint<Context>[];
  context: () => Context;
  identify: Identify;
  /** Octets of the largest body. */
  bodyLimit?: number;
  /** Its pages hide where they are from. */
  allowsHiddenOrigin?: boolean;
}): HttpFunction {
  const chain = middy<Carried, HttpResult, Error, Partial<TimeLeft>, Known<Context>>(
    ({ call }: Carried, time: Partial<TimeLeft>) => serve(call!, time),
  )
    .use(answers<Context>())
    .use(opening(api.context))
    .use(routing(routerOf(api.endpoints)))
    .use(access<Context>(api.identify, api.allowsHiddenOrigin ?? false))
    .use(transport<Context>(api.bodyLimit ?? BODY_LIMIT))
    .use(content<Context>());
  return (event, context = {}) => chain(event, context);
}

/** Every answer carries the house's headers, and every error becomes an answer. */
const answers = <Context>(): Step<Context> => ({
  after: (request) => {
    request.response = withSecurityHeaders(request.response!);
  },
  onError: ({ error, event, internal }) => {
    const result = problemAnswer(error, event.headers['if-match'] !== undefined);
    if (result.statusCode >= 500) {
      const { method, path } = internal.endpoint ?? { method: 'unknown', path: 'unknown' };
      report(error, { route: `${method} ${path}` });
    }
    return withSecurityHeaders(result);
  },
});

const opening = <Context extends Ports>(context: () => Context): Step<Context> => ({
  before: ({ internal }) => {
    const made = context();
    internal.context = { ...made, documents: guardedDocuments(made.documents) };
    internal.now = made.clock.now();
  },
});

const routing = <Context>(router: Router<Context>): Step<Context> => ({
  before: ({ event, internal }) => {
    Object.assign(internal, router(event.requestContext.http.method, event.rawPath));
  },
});

const access = <Context extends Ports>(identify: Identify, allowsHidden: boolean): Step<Context> => ({
  before: ({ event, internal }) => {
    const { linkBaseUrl, staffUrl = linkBaseUrl } = internal.context.settings;
    requireOwnOrigin(event, [linkBaseUrl, staffUrl], allowsHidden);
    internal.principal = identify(event, internal.now);
    requireScope(internal.principal, internal.endpoint.scope);
  },
});

const transport = <Context>(bodyLimit: number): Step<Context> => ({
  before: ({ event, internal }) => {
    const { endpoint, principal } = internal;
    const limit = endpoint.bodyLimit ?? bodyLimit;
    if (endpoint.bodyAs === 'bytes') internal.bytes = bodyBytes(event, limit);
    else internal.text = bodyText(event, limit);
    if (principal.kind === 'staff') requireLetters(internal.text ?? '');
    if (endpoint.ifMatch) requireIfMatch(event.headers);
    if (endpoint.idempotency === 'key') {
      internal.repeatable = repeatable(event, principal, internal.text ?? '');
    }
  },
});

const content = <Context extends Ports>(): Step<Context> => ({
  before: (request) => {
    const { event, internal } = request;
    const { context: ports, now, endpoint, params, principal, repeatable } = internal;
    const actor = { by: authorOf(principal), action: `${endpoint.method} ${endpoint.path}` };
    // The request's one reading of the clock: an entry tells no more about a moment than the change itself.
    const documents = auditedDocuments(ports.documents, actor, { now: () => now });
    const context = { ...ports, documents };
    const query = queryOf(event.rawQueryString);
    const run = endpoint.check({ params, query, body: bodyOf(event, endpoint, internal) });
    const answer = () => run({ headers: event.headers, principal, now }, context);
    request.event = { ...event, call: { ports, documents, now, answer, repeatable } };
  },
});

function bodyOf(
  event: HttpEvent,
  endpoint: Endpoint<never>,
  { text, bytes }: { text: string; bytes: Uint8Array },
): unknown {
  if (endpoint.bodyAs === 'bytes') return { contentType: event.headers['content-type'] ?? '', bytes };
  if (endpoint.bodyAs === 'text') return { contentType: event.headers['content-type'] ?? '', text };
  // A request that needs no body may still send an empty object.
  if (text === '' && !endpoint.takesBody) return undefined;
  if (text !== '') requireJson(event);
  return parsedJson(text);
}
