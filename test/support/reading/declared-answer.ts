import { expect } from 'vitest';
import type { HttpResult } from '../../../functions/middleware/gateway.ts';
import type { Described } from '../../../functions/open-api/operation.ts';
import { PROBLEM_CODES } from '../../../functions/open-api/problem-codes.ts';
import { Problem } from '../../../functions/open-api/problem-schema.ts';

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);

/**
 * Fails the test when an API answers what its description does not say: every answer of the suite is looked at, so
 * the description cannot be wrong about anything that a test does. Endpoints that are not described are let be.
 */
export function requireDeclared(
  endpoints: readonly Described[],
  method: string,
  path: string,
  { statusCode, headers, body }: HttpResult,
): void {
  const declared = endpoints.find((one) => one.method === method && matches(one.path, path))?.described;
  if (headers['content-type'] === 'application/problem+json') {
    const problem = Problem.parse(JSON.parse(body));
    if (declared?.summary)
      expect(PROBLEM_CODES[statusCode]).toContain(problem.type.slice('/problems/'.length));
    return;
  }
  if (!declared?.summary) return;
  const schema = declared.answers?.[statusCode];
  if (!schema) expect.fail(`${method} ${path} answers ${statusCode}, which it does not declare.`);
  if (declared.answersAs) {
    expect(headers['content-type']).toMatch(new RegExp(`^${declared.answersAs}(;|$)`));
    return;
  }
  const { error } = schema.safeParse(JSON.parse(body));
  if (error) expect.fail(`${method} ${path} answers otherwise than it declares: ${error.message}`);
}
