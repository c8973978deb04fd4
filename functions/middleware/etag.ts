import type { Stored } from '../../platform/ports.ts';
import type { Request } from './endpoint.ts';
import { HttpProblem } from './problem.ts';

/** The version of a document as a strong ETag. */
export const etagOf = (version: number): string => `"${version}"`;

/** @throws HttpProblem 428 when the caller does not say which version it wants to change. */
export function requireIfMatch(headers: Request<never, never, never>['headers']): void {
  if (headers['if-match'] !== undefined) return;
  const title = 'Say which version you change: If-Match with the ETag you read.';
  throw new HttpProblem(428, 'if-match-missing', title);
}

/** @throws HttpProblem 412 when the caller saw another version than the one there is. */
export function requireVersion(
  { headers }: { headers: Request<never, never, never>['headers'] },
  { version }: Stored<unknown>,
): void {
  const wanted = (headers['if-match'] ?? '').split(',').map((tag) => tag.trim());
  if (wanted.includes('*') || wanted.includes(etagOf(version))) return;
  throw new HttpProblem(412, 'version', 'It was changed since you read it. Read it again.');
}
