import { Conflict, type Fault, Gone, Invalid, NotFound, VersionConflict } from '../../domain/errors.ts';
import type { HttpResult } from './gateway.ts';
import { StoreUnavailable } from './guarded-documents.ts';

/** A refusal that only makes sense in HTTP; `code` is stable, the title is for people. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, title: string, headers: Record<string, string> = {}) {
    super(title);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

interface Problem {
  status: number;
  code: string;
  title: string;
  errors?: Fault[];
  headers?: Record<string, string>;
  facts?: Record<string, unknown>;
}

/** The one place where errors become answers: `application/problem+json` (RFC 9457), never with a value in it. */
export function problemAnswer(error: unknown, sentIfMatch: boolean): HttpResult {
  const { status, code, title, headers, facts, errors } = problemOf(error, sentIfMatch);
  const body = {
    ...facts,
    type: `/problems/${code}`,
    title,
    status,
    errors: errors ?? [{ pointer: '', code }],
  };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify(body),
  };
}

function problemOf(error: unknown, sentIfMatch: boolean): Problem {
  if (error instanceof HttpProblem) {
    return { status: error.status, code: error.code, title: error.message, headers: error.headers };
  }
  if (error instanceof Invalid) {
    const title = 'The request was understood, but its content cannot be accepted.';
    return { status: 422, code: 'invalid-content', title, errors: error.faults };
  }
  if (error instanceof NotFound) return { status: 404, code: 'not-found', title: error.message };
  if (error instanceof Gone) return { status: 410, code: error.code, title: error.message };
  if (error instanceof Conflict) {
    return { status: 409, code: error.code, title: error.message, facts: error.facts };
  }
  if (error instanceof VersionConflict) {
    const title = 'It was changed by someone else meanwhile.';
    return sentIfMatch
      ? { status: 412, code: 'version', title }
      : { status: 409, code: 'changed-meanwhile', title, headers: { 'retry-after': '1' } };
  }
  // middy's own TimeoutError comes just before the function's time is up.
  if (error instanceof StoreUnavailable || (error instanceof Error && error.name === 'TimeoutError')) {
    const title = 'Please try again in a moment.';
    return { status: 503, code: 'unavailable', title, headers: { 'retry-after': '5' } };
  }
  return { status: 500, code: 'internal', title: 'Something went wrong on our side.' };
}
