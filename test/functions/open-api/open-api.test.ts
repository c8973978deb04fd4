import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { openApiText } from '../../../functions/open-api/open-api-text.ts';
import { PROBLEM_CODES } from '../../../functions/open-api/problem-codes.ts';
import { endpoints } from '../../../functions/participant-api/routes.ts';
import { routes } from '../../../functions/staff-api/routes.ts';
import { staffApi } from '../../../functions/staff-api/staff-api.ts';
import { testClient } from '../../support/http-call.ts';
import { testPorts } from '../../support/ports.ts';

const ROOT = join(import.meta.dirname, '../../..');
const document = JSON.parse(openApiText());

/** Every operation of the document with its address. */
const operations = Object.entries<
  Record<string, { operationId: string; parameters?: { $ref?: string; name?: string; in?: string }[] }>
>(document.paths).flatMap(([path, item]) =>
  ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) =>
    item[method] ? [{ ...item[method], name: `${method.toUpperCase()} ${path}`, path }] : [],
  ),
);

describe('the description of the APIs', () => {
  it('is checked in as the code has it (npm run openapi)', () => {
    expect(readFileSync(join(ROOT, 'docs/openapi.json'), 'utf8')).toBe(openApiText());
  });

  it('is OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('has every staff endpoint, and every participant endpoint that speaks JSON', () => {
    const api = routes.filter(({ path }) => path !== '/openapi.json');
    const json = [...api, ...endpoints.filter(({ path }) => path.startsWith('/api/'))];
    expect(operations.map(({ name }) => name).sort()).toEqual(
      json.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  it('tells operations apart, and names every parameter of a path', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, parameters = [] } of operations) {
      const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect(named.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    }
  });

  it('leads nowhere that is not there', () => {
    const references = [...openApiText().matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path]) => path!);
    expect(references.length).toBeGreaterThan(20);
    const missing = references.filter(
      (path) => path.split('/').reduce((at, key) => at?.[key], document) === undefined,
    );
    expect(missing).toEqual([]);
  });

  it('asks for the headers that the endpoints ask for', () => {
    for (const endpoint of routes.filter(({ described }) => described.summary !== undefined)) {
      const { parameters = [] } = operations.find(
        ({ name }) => name === `${endpoint.method} ${endpoint.path}`,
      )!;
      const headers = parameters.flatMap(({ $ref = '' }) => $ref.split('/').at(-1) || []);
      expect(headers.includes('IdempotencyKey')).toBe(endpoint.idempotency === 'key');
      expect(headers.includes('IfMatch')).toBe(endpoint.ifMatch);
    }
  });
});

it('is served to staff', async () => {
  const ports = testPorts();
  const context = { ...ports, programs: [], publicHolidays: () => ({}), openApi: openApiText() };
  const answer = await testClient(staffApi(() => context))('GET', '/openapi.json');
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json' },
    json: document,
  });
});

describe('what is described', () => {
  const described = [...routes, ...endpoints].filter(({ described: { summary } }) => summary !== undefined);

  it.each(described.map((one) => [`${one.method} ${one.path}`, one] as const))(
    'of %s has good answers and, for a body, an example that is accepted',
    (_, { described: { answers, body, takes, example } }) => {
      expect(Object.keys(answers ?? {})).not.toEqual([]);
      // A file is what its content type says; the tests of imports read this one's like.
      if (takes) expect(example).toBeTypeOf('string');
      else if (body) expect(body.safeParse(example).error).toBeUndefined();
    },
  );

  it('knows every code of a refusal that is in the sources, and no other', () => {
    const sources = globSync('{functions,domain}/**/*.ts', { cwd: ROOT })
      .filter((file) => !file.startsWith('functions/open-api'))
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    const codes = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, code]) => code!);
    const conflicts = codes(/new Conflict\(\s*'([a-z-]+)'/g);
    const gone = codes(/new Gone\(\s*'([a-z-]+)'/g);
    const inMiddleware = [...sources.matchAll(/new HttpProblem\(\s*(\d{3}),\s*'([a-z-]+)'/g)];
    const mapped = [...sources.matchAll(/status: (\d{3}), code: '([a-z-]+)'/g)];
    const found = [
      ...conflicts.map((code) => `409 ${code}`),
      ...gone.map((code) => `410 ${code}`),
      ...[...inMiddleware, ...mapped].map(([, status, code]) => `${status} ${code}`),
    ];
    const known = Object.entries(PROBLEM_CODES).flatMap(([status, all]) =>
      all.map((code) => `${status} ${code}`),
    );
    expect([...new Set(found)].sort()).toEqual(known.sort());
  });

  it('says what a code means that is a problem and a reason in a list, too', () => {
    const { code } = document.components.schemas.AdoptionRefusal.properties as {
      code: { enum: string[]; description?: string };
    };
    const both = code.enum.filter((one) => Object.values(PROBLEM_CODES).flat().includes(one));
    expect(both).toEqual(['unlinked-wave']);
    for (const one of both) expect(code.description).toContain(`The problem \`${one}\``);
    expect(document.components.responses.Problem.description).toContain('AdoptionRefusal');
  });
});
