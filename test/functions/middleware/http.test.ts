import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { Conflict, Gone, VersionConflict } from '../../../domain/errors.ts';
import { byRule } from '../../../functions/audit/by-rule.ts';
import { readChain } from '../../../functions/audit/read-chain.ts';
import { verifyChain } from '../../../functions/audit/verify-chain.ts';
import { type Answer, endpoint } from '../../../functions/middleware/endpoint.ts';
import { httpFunction } from '../../../functions/middleware/http.ts';
import { anyone } from '../../../functions/middleware/principal.ts';
import type { Documents, Ports } from '../../../platform/ports.ts';
import { testClient } from '../../support/http-call.ts';
import { testPorts } from '../../support/ports.ts';
import { RECORD, recordPut } from '../../support/scenes/trail.ts';

/** A one-route API whose endpoint does what the test says. */
function api(handle: (ports: Ports) => Promise<Answer>, wrap?: (documents: Documents) => Documents) {
  const ports = testPorts(wrap ? { wrap } : {});
  const endpoints = [
    endpoint({
      method: 'POST',
      path: '/things',
      body: z.strictObject({ n: z.int() }),
      handle: (_, context: Ports) => handle(context),
    }),
    endpoint({ method: 'GET', path: '/things', handle: (_, context: Ports) => handle(context) }),
    endpoint({
      method: 'GET',
      path: '/things/{thing}',
      params: z.strictObject({ thing: z.string() }),
      handle: async ({ params }, _: Ports) => ({ status: 200, body: params }),
    }),
    endpoint({
      method: 'PUT',
      path: '/things',
      body: z.strictObject({}),
      ifMatch: true,
      handle: (_, context: Ports) => handle(context),
    }),
    endpoint({
      method: 'POST',
      path: '/stop',
      bodyAs: 'text',
      idempotency: 'none',
      body: z.object({ contentType: z.string(), text: z.string() }),
      handle: async ({ body }, _: Ports) => ({ status: 200, body }),
    }),
  ];
  return { ports, call: testClient(httpFunction({ endpoints, context: () => ports, identify: anyone })) };
}

const ok = async (): Promise<Answer> => ({ status: 200, body: { fine: true } });
const throwing = (error: unknown) => async (): Promise<Answer> => {
  throw error;
};

let logged: unknown[] = [];
beforeEach(() => {
  logged = [];
  vi.spyOn(console, 'error').mockImplementation((line) => void logged.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('routing', () => {
  it('answers 404 for an address there is not, and 405 with what the address answers', async () => {
    const { call } = api(ok);
    expect((await call('GET', '/elsewhere')).status).toBe(404);
    expect((await call('GET', '/things/a/b')).status).toBe(404);
  });

  it.each(['HEAD', 'DELETE', 'TRACE', 'OPTIONS', 'PATCH'])('does not answer %s (S18)', async (method) => {
    const { call } = api(ok);
    const answer = await call(method, '/things');
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST, GET, PUT' } });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('decodes a parameter once, and lets no encoded slash reach another route', async () => {
    const { call } = api(ok);
    expect((await call('GET', '/things/a%2Fb')).json).toEqual({ thing: 'a/b' });
    expect((await call('GET', '/things/a%252Fb')).json).toEqual({ thing: 'a%2Fb' });
  });

  it('takes no method or host from a header (L2)', async () => {
    const { call } = api(ok);
    const headers = {
      'x-http-method-override': 'DELETE',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
    };
    expect((await call('GET', '/things', { headers })).status).toBe(200);
  });
});

describe('every answer', () => {
  it('is kept by no cache, sniffed by no browser and framed by no page', async () => {
    const { call } = api(ok);
    for (const path of ['/things', '/elsewhere']) {
      expect((await call('GET', path)).headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('asks for https at this name only: those below it may be other services of a hospital', async () => {
    const { headers } = await api(ok).call('GET', '/things');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
  });
});

describe('errors', () => {
  it.each([
    [new Conflict('full', 'No seat is left.', { open: [1] }), 409, '/problems/full'],
    [new Gone('expired', 'It has expired.'), 410, '/problems/expired'],
  ])('that are expected say what was wrong: %s', async (error, status, type) => {
    const { call } = api(throwing(error));
    const answer = await call('GET', '/things');
    expect(answer).toMatchObject({ status, json: { type, title: error.message, status } });
    expect(logged).toEqual([]);
  });

  it('carry the facts of a conflict', async () => {
    const { call } = api(throwing(new Conflict('full', 'No seat is left.', { open: ['g-1'], status: 200 })));
    expect((await call('GET', '/things')).json).toMatchObject({ open: ['g-1'], status: 409 });
  });

  it('that are not expected are answered without detail, and logged without what a person typed (I10)', async () => {
    const cause = Object.assign(new Error('secret cause'), { code: 'ERR_ODD' });
    const { call } = api(throwing(new TypeError('cannot read ada@hospital.example', { cause })));
    const answer = await call('GET', '/things');
    expect(answer).toMatchObject({ status: 500, json: { type: '/problems/internal' } });
    expect(answer.text).not.toContain('ada');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(/ada@|secret/);
    expect(logged[0]).toMatchObject({
      route: 'GET /things',
      error: { name: 'TypeError', cause: { name: 'Error', code: 'ERR_ODD' } },
    });
  });

  it.each(['get', 'list', 'write'] as const)(
    'of the store on %s are a 503 that says when to come back (F47)',
    async (name) => {
      const broken = async (): Promise<never> => {
        throw Object.assign(new Error('KMS key is disabled'), { name: 'AccessDeniedException' });
      };
      const { call } = api(
        async ({ documents }) => {
          if (name === 'list') await documents.list('some', 10);
          return { status: 200, body: {} };
        },
        (documents) => ({ ...documents, [name]: broken }),
      );
      const answer = await call('POST', '/things', { body: { n: 1 } });
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
      expect(answer.text).not.toContain('KMS');
    },
  );
});

describe('a change that meets another', () => {
  const counter = async ({ documents }: Ports): Promise<Answer> => {
    const stored = await documents.get<{ count: number }>('counter#1');
    const doc = { count: (stored?.doc.count ?? 0) + 1 };
    return {
      status: 200,
      body: doc,
      writes: [{ key: 'counter#1', doc, expectedVersion: stored?.version ?? 0 }],
    };
  };

  it('is decided again with what there is now: none of twenty at once is lost (F41)', async () => {
    const { call, ports } = api(counter);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', '/things', { body: { n: 1 } })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await ports.documents.get('counter#1'))?.doc).toEqual({ count: 20 });
  });

  it('gives up after a while with 409, or with 412 for who named a version', async () => {
    let tries = 0;
    const { call } = api(counter, (documents) => ({
      ...documents,
      write: async (puts) => {
        tries += 1;
        throw new VersionConflict([puts[0]!.key]);
      },
    }));
    expect(await call('POST', '/things', { body: { n: 1 } })).toMatchObject({
      status: 409,
      headers: { 'retry-after': '1' },
      json: { type: '/problems/changed-meanwhile' },
    });
    expect(tries).toBe(128);
    const put = await call('PUT', '/things', { body: {}, headers: { 'if-match': '"1"' } });
    expect(put.status).toBe(412);
  });

  it('must name its version where an endpoint asks for it', async () => {
    const { call } = api(counter);
    expect((await call('PUT', '/things', { body: {} })).status).toBe(428);
  });
});

describe('the body', () => {
  it('is handed over unparsed where an endpoint wants it so', async () => {
    const { call } = api(ok);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await call('POST', '/stop', { rawBody: 'List-Unsubscribe=One-Click', headers });
    expect(answer.json).toEqual({ contentType: headers['content-type'], text: 'List-Unsubscribe=One-Click' });
  });

  it('may begin with a byte order mark, as files do, on one machine and behind API Gateway', async () => {
    const { call } = api(ok);
    const text = '\uFEFF{"n":1}';
    const whole = { rawBody: Buffer.from(text).toString('base64'), isBase64Encoded: true };
    expect((await call('POST', '/things', whole)).status).toBe(200);
    expect((await call('POST', '/things', { rawBody: text })).status).toBe(200);
  });

  it('of somebody who is no staff may have whatever they pasted, also what takes the place of a letter', async () => {
    const { call } = api(ok);
    const headers = { 'content-type': 'text/plain' };
    const answer = await call('POST', '/stop', { rawBody: 'na\uFFFDve', headers });
    expect(answer.json).toMatchObject({ text: 'na\uFFFDve' });
  });

  it('may be in base64, and compressed it is refused', async () => {
    const { call } = api(ok);
    const rawBody = Buffer.from('{"n":1}').toString('base64');
    expect((await call('POST', '/things', { rawBody, isBase64Encoded: true })).status).toBe(200);
    const headers = { 'content-encoding': 'gzip' };
    expect((await call('POST', '/things', { body: { n: 1 }, headers })).status).toBe(415);
  });

  it('may be exactly 32 KiB and 20 levels, and is then judged by its content', async () => {
    const { call } = api(ok);
    const exact = `{"n":1${' '.repeat(32 * 1024 - 7)}}`;
    expect((await call('POST', '/things', { rawBody: exact })).status).toBe(200);
    expect((await call('POST', '/things', { rawBody: `${exact} ` })).status).toBe(413);
    expect((await call('POST', '/things', { rawBody: `${'['.repeat(20)}${']'.repeat(20)}` })).status).toBe(
      422,
    );
    const brackets = JSON.stringify({ n: '['.repeat(50) });
    expect((await call('POST', '/things', { rawBody: brackets })).json.errors).toEqual([
      { pointer: '/n', code: 'type' },
    ]);
  });
});

describe('after the commit', () => {
  it('starts and wakes what the answer names, and stands by the answer when that fails', async () => {
    const started = vi.fn(async () => {
      throw new Error('throttled');
    });
    const { call, ports } = api(async () => ({
      status: 201,
      start: [{ participantId: 'p-1' as never, cohortId: 'c-1' as never, generation: 1 }],
      wake: ['p-1' as never],
    }));
    await ports.documents.write([{ key: 'journey#p-1', doc: { token: 't-1' }, expectedVersion: 0 }]);
    ports.journeys.start = started;
    expect((await call('POST', '/things', { body: { n: 1 } })).status).toBe(201);
    expect(started).toHaveBeenCalledOnce();
    expect(ports.woken).toEqual(['t-1']);
    expect(logged).toHaveLength(1);
  });
});

it('a change may come from the participants’ pages and from the staff’s, wherever each of them is', async () => {
  const bare = testPorts();
  const settings = { ...bare.settings, staffUrl: 'https://staff.example' };
  const post = endpoint({
    method: 'POST',
    path: '/things',
    body: z.strictObject({}),
    handle: async (_, __: Ports) => ok(),
  });
  const context = () => ({ ...bare, settings });
  const call = testClient(httpFunction({ endpoints: [post], context, identify: anyone }));
  const statusFrom = async (origin: string) =>
    (await call('POST', '/things', { body: {}, headers: { origin } })).status;
  expect(await statusFrom(settings.linkBaseUrl)).toBe(200);
  expect(await statusFrom(settings.staffUrl)).toBe(200);
  expect(await statusFrom('https://other.example')).toBe(403);
});

describe('the trail of what is changed by requests', () => {
  it('is gone on with unread: by other requests, and by rules beside them', async () => {
    const read: string[] = [];
    let version = 0;
    const { call, ports } = api(
      async () => ({ status: 200, writes: [recordPut({ n: version }, version)] }),
      (documents) => ({
        ...documents,
        get: (key) => {
          read.push(key);
          return documents.get(key);
        },
      }),
    );
    for (version of [0, 1]) expect((await call('POST', '/things', { body: { n: 1 } })).status).toBe(200);
    await byRule(ports, 'journey', 'decide').documents.write([recordPut({ n: 2 }, 2)]);
    version = 3;
    expect((await call('POST', '/things', { body: { n: 1 } })).status).toBe(200);
    expect(read.filter((key) => key.startsWith('audit#'))).toEqual([]);
    const record = (await ports.documents.get<object>(RECORD))!;
    expect(verifyChain(await readChain(ports.documents, record), record)).toBeUndefined();
  });
});
