import * as z from 'zod';
import type { Instant } from '../../domain/dates/instant.ts';
import { type Fault, Invalid } from '../../domain/errors.ts';
import type { CohortId, FocusGroupId, ParticipantId } from '../../domain/id.ts';
import type { JourneyInput } from '../../domain/journeys/journey.ts';
import type { Participant } from '../../domain/participants/participant.ts';
import type { Ports, Put } from '../../platform/ports.ts';
import { faultsOf } from './faults.ts';
import type { Principal } from './principal.ts';

/** A request after every check: what an endpoint sees. `now` is the one reading of the clock. */
export interface Request<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  headers: Readonly<Record<string, string | undefined>>;
  principal: Principal;
  now: Instant;
}

/** What an endpoint answers, as data: nothing has happened until the middleware commits it. */
export interface Answer {
  status: number;
  /**
   * Sent as JSON; a string, or texts that come one after the other (an async iterable), only together with a
   * `content-type` header, and then as they are. What follows them is read after the writes are committed.
   */
  body?: unknown;
  headers?: Record<string, string>;
  /** The version of the document in `body`, sent as its ETag. */
  version?: number;
  /** Written in one transaction, together with the record that lets the same request be answered again. */
  writes?: Put[];
  /** After the commit, best effort (the sweep finds what is lost): */
  start?: JourneyInput[];
  wake?: ParticipantId[];
  /** Participants, as they were before, whose journeys were over and have something to do again. */
  begin?: Participant[];
  replan?: CohortId;
  settle?: FocusGroupId[];
}

/** One route of an API and the function behind it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As API Gateway writes it: `/cohorts/{cohortId}`. */
  path: string;
}

/** The unchecked parts of a request. */
interface Incoming {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** A route that can check a request and then answer it, as often as a version conflict makes necessary. */
export interface Endpoint<Context> extends Route {
  scope?: string | undefined;
  idempotency: 'key' | 'none';
  ifMatch: boolean;
  takesBody: boolean;
  bodyAs: 'json' | 'text' | 'bytes';
  /** In octets, where it is another than the API's. */
  bodyLimit: number | undefined;
  /** For the description of the API. */
  described: Description;
  /** @throws Invalid naming every fault of path, query and body. */
  check(
    incoming: Incoming,
  ): (
    rest: Pick<Request<never, never, never>, 'headers' | 'principal' | 'now'>,
    context: Context,
  ) => Promise<Answer>;
}

/** What an endpoint takes and answers, as schemas, and what it is for. */
export interface Description {
  /** One line; without it the endpoint is not part of the API that is described: a page, a style sheet. */
  summary?: string | undefined;
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  /** The media type of a body that is a file; JSON where it is left out. */
  takes?: string | undefined;
  /** A body that is accepted. */
  example?: unknown;
  /** What a good answer holds, by status; closed, so that nothing is sent that is not described. */
  answers?: Readonly<Record<number, z.ZodType>> | undefined;
  /** The media type of the answers; JSON where it is left out. */
  answersAs?: string | undefined;
}

interface Definition<Context, Params, Query, Body, Scope> extends Route {
  summary?: string;
  takes?: string;
  example?: unknown;
  answers?: Readonly<Record<number, z.ZodType>>;
  answersAs?: string;
  /** The scope a caller's token must have; an endpoint without one is open to anybody. */
  scope?: Scope;
  /** Closed schemas; what is left out accepts nothing at all. */
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** `text` hands the body over as `{ contentType, text }`, unparsed; `bytes` as `{ contentType, bytes }`. */
  bodyAs?: 'json' | 'text' | 'bytes';
  bodyLimit?: number;
  /** Every POST needs an Idempotency-Key unless it changes nothing, or may be repeated by its nature. */
  idempotency?: 'none';
  /** The caller must say, with If-Match, which version it wants to change. */
  ifMatch?: boolean;
  handle(request: Request<Params, Query, Body>, context: Context): Promise<Answer>;
}

/** Makes one endpoint. Its schemas are checked together, so that a caller learns every fault at once. */
export function endpoint<
  Context extends Ports,
  Params = unknown,
  Query = unknown,
  Body = unknown,
  const Scope extends string | undefined = undefined,
>(definition: Definition<Context, Params, Query, Body, Scope>): Endpoint<Context> & { scope: Scope } {
  const { method, path, scope } = definition;
  return {
    method,
    path,
    scope: scope as Scope,
    idempotency: method === 'POST' ? (definition.idempotency ?? 'key') : 'none',
    ifMatch: definition.ifMatch ?? false,
    takesBody: definition.body !== undefined,
    bodyAs: definition.bodyAs ?? 'json',
    bodyLimit: definition.bodyLimit,
    described: {
      summary: definition.summary,
      params: definition.params,
      query: definition.query,
      body: definition.body,
      takes: definition.takes,
      example: definition.example,
      answers: definition.answers,
      answersAs: definition.answersAs,
    },
    check(incoming) {
      const faults: Fault[] = [];
      const params = checked(definition.params, incoming.params, faults);
      const query = checked(definition.query, incoming.query, faults);
      const body = checked(definition.body, incoming.body, faults);
      if (faults.length > 0) throw new Invalid(faults);
      return (rest, context) =>
        definition.handle(
          { ...rest, params: params as Params, query: query as Query, body: body as Body },
          context,
        );
    },
  };
}

/** Where an endpoint declares nothing: an empty object, or no body at all. */
const NOTHING = z.strictObject({}).optional();

function checked<T>(schema: z.ZodType<T> | undefined, value: unknown, faults: Fault[]): T | undefined {
  const result = (schema ?? NOTHING).safeParse(value);
  if (result.success) return result.data as T;
  faults.push(...faultsOf(result.error.issues, value));
  return undefined;
}
