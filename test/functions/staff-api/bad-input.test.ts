import { beforeAll, describe, expect, it } from 'vitest';
import { cohortRequest, enrollmentRequest } from '../../support/builders.ts';
import { STAFF, type TestRequest } from '../../support/http-call.ts';
import { staffWorld } from '../../support/scenes/staff.ts';

const world = staffWorld();
let cohort = '';
let people = '';
let withdrawn = '';
beforeAll(async () => {
  cohort = await world.cohort();
  people = `${cohort}/participants`;
  await world.participant(cohort, { email: 'a@x.org' });
  withdrawn = await world.participant(cohort, { email: 'gone@x.org' });
  await world.call('POST', `${withdrawn}/withdrawal`);
});

interface Refusal {
  id: string;
  method?: string;
  path?: () => string;
  request: TestRequest;
  status: number;
  code: string;
  pointer?: string;
}

const enrolling = (changes: object): TestRequest => ({ body: enrollmentRequest(changes) });
const dated = (date: unknown): TestRequest => ({
  body: cohortRequest({ anchors: { trainingStart: date, trainingEnd: '2027-03-12' } }),
});
const mail = (id: string, email: unknown, code: string): Refusal => ({
  id,
  request: enrolling({ email }),
  status: 422,
  code,
  pointer: '/email',
});
const named = (id: string, name: unknown, code: string): Refusal => ({
  id,
  request: enrolling({ name }),
  status: 422,
  code,
  pointer: '/name',
});
const starting = (id: string, date: unknown, code: string): Refusal => ({
  id,
  path: () => '/cohorts',
  request: dated(date),
  status: 422,
  code,
  pointer: '/anchors/trainingStart',
});
const keyed = (key: string | undefined, code: string): Omit<Refusal, 'id'> => ({
  request: { ...enrolling({}), headers: { 'idempotency-key': key } },
  status: 400,
  code,
});
const claimed = (id: string, claims: object | undefined, status: number, code: string): Refusal => ({
  id,
  request: { ...enrolling({}), claims: claims as Record<string, unknown> },
  status,
  code,
});

const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
const tooLarge = JSON.stringify(enrollmentRequest({ name: 'x'.repeat(32 * 1024) }));

const LATIN = JSON.stringify(enrollmentRequest({ name: 'Dr. Jürgen Möller' }));

const REFUSALS: Refusal[] = [
  { id: 'E1 no body', request: {}, status: 400, code: 'empty' },
  { id: 'E1 an empty body declared as JSON', request: { rawBody: '' }, status: 400, code: 'empty' },
  { id: 'E2 a body cut off', request: { rawBody: '{"email":' }, status: 400, code: 'json' },
  { id: 'E3 an array', request: { rawBody: '[]' }, status: 422, code: 'type', pointer: '' },
  { id: 'E3 a text', request: { rawBody: '"x"' }, status: 422, code: 'type', pointer: '' },
  { id: 'E3 null', request: { rawBody: 'null' }, status: 422, code: 'type', pointer: '' },
  { id: 'E3 a number', request: { rawBody: '42' }, status: 422, code: 'type', pointer: '' },
  {
    id: 'E4 JSON declared as text',
    request: { ...enrolling({}), headers: { 'content-type': 'text/plain' } },
    status: 415,
    code: 'content-type',
  },
  {
    id: 'E4 JSON in another character set',
    request: { ...enrolling({}), headers: { 'content-type': 'application/json; charset=utf-16' } },
    status: 415,
    code: 'content-type',
  },
  { id: 'E6 more than 32 KiB', request: { rawBody: tooLarge }, status: 413, code: 'size' },
  {
    id: 'E6 more than 32 KiB, in base64',
    request: { rawBody: Buffer.from(tooLarge).toString('base64'), isBase64Encoded: true },
    status: 413,
    code: 'size',
  },
  {
    id: 'E2 bytes that are not UTF-8',
    request: { rawBody: Buffer.from([0x7b, 0xff, 0x7d]).toString('base64'), isBase64Encoded: true },
    status: 400,
    code: 'encoding',
  },
  {
    id: 'E2 a name in Latin-1, as API Gateway hands it on',
    request: { rawBody: new TextDecoder().decode(Buffer.from(LATIN, 'latin1')) },
    status: 400,
    code: 'encoding',
  },
  { id: 'E7 nesting 5,000 deep', request: { rawBody: deep }, status: 400, code: 'depth' },
  {
    id: 'E7 nesting 21 deep',
    request: { rawBody: `${'{"a":['.repeat(10)}{}${']}'.repeat(10)}` },
    status: 400,
    code: 'depth',
  },
  {
    id: 'E7 brackets in a text that does not end',
    request: { rawBody: `[[["${'['.repeat(30)}` },
    status: 400,
    code: 'json',
  },
  {
    id: 'E9 an unknown property',
    request: enrolling({ note: 'hi' }),
    status: 422,
    code: 'unknown-property',
    pointer: '/note',
  },
  {
    id: 'E9 an unknown property whose name is an address',
    request: enrolling({ 'secret@x.org': 1 }),
    status: 422,
    code: 'unknown-property',
    pointer: '',
  },
  ...['status', 'id', 'createdAt'].map((property) => ({
    id: `E10 the server's own property ${property}`,
    request: enrolling({ [property]: 'COMPLETED' }),
    status: 422,
    code: 'unknown-property',
    pointer: `/${property}`,
  })),
  {
    id: 'E11 a prototype',
    request: { rawBody: '{"__proto__":{"role":"admin"},"name":"A","email":"b@x.org"}' },
    status: 422,
    code: 'unknown-property',
    pointer: '/__proto__',
  },
  {
    id: 'E11 a prototype spelled with an escape',
    request: { rawBody: '{"\\u005f_proto__":{"role":"admin"},"name":"A","email":"b@x.org","consent":true}' },
    status: 422,
    code: 'unknown-property',
    pointer: '/__proto__',
  },
  {
    id: 'E11 a prototype among the anchors',
    path: () => '/cohorts',
    request: {
      rawBody: JSON.stringify(cohortRequest()).replace('"trainingStart"', '"__proto__":"x","trainingStart"'),
    },
    status: 422,
    code: 'unknown-property',
    pointer: '/anchors/__proto__',
  },
  mail('E12 no address', undefined, 'required'),
  mail('E13 a domain without a top', 'dr.a@example', 'email'),
  mail('E13 two dots', 'a@b..org', 'email'),
  mail('E13 no local part', '@x.org', 'email'),
  mail('E13 a space', 'a b@x.org', 'email'),
  mail('E13 a number for an address', 7, 'type'),
  mail('E14 a header smuggled in', 'a@x.org\r\nBcc: v@y.org', 'control-character'),
  mail('E15 two addresses', 'a@x.org,b@y.org', 'email'),
  mail('E15 a display name', 'A <a@x.org>', 'email'),
  mail('E16 a local part of 65', `${'a'.repeat(65)}@x.org`, 'length'),
  mail(
    'E16 an address of 255',
    `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(5)}.org`,
    'length',
  ),
  {
    id: 'E18 the same mailbox in other case',
    request: enrolling({ email: 'A@X.org' }),
    status: 409,
    code: 'already-enrolled',
  },
  named('E20 10,000 characters', 'x'.repeat(10_000), 'length'),
  named('E20 an empty name', '', 'blank'),
  named('E20 spaces only', '   ', 'blank'),
  named('E20 invisible characters only', '\u200B\u200D', 'blank'),
  named('E22 a right-to-left override', 'Ada \u202Egro.x', 'control-character'),
  named('E22 a NUL', 'Ada\u0000', 'control-character'),
  named('E22 half a surrogate pair', 'Ada \uD800', 'control-character'),
  starting('E24 30 February', '2027-02-30', 'date'),
  starting('E25 one digit', '2027-2-3', 'date-format'),
  starting('E25 slashes', '03/02/2027', 'date-format'),
  starting('E25 a time', '2027-02-03T00:00:00Z', 'date-format'),
  starting('E25 a number', 20270203, 'date-format'),
  starting('E26 29 February in a common year', '2027-02-29', 'date'),
  starting('E27 the year 1900', '1900-01-01', 'range'),
  starting('E27 the year 9999', '9999-12-31', 'range'),
  starting('E27 twenty years on', '2046-11-22', 'range'),
  {
    id: 'E27 days in the wrong order',
    path: () => '/cohorts',
    request: dated('2027-03-13'),
    status: 422,
    code: 'order',
    pointer: '/anchors/trainingEnd',
  },
  {
    id: 'E12 an anchor that is missing',
    path: () => '/cohorts',
    request: { body: cohortRequest({ anchors: { trainingStart: '2027-03-11' } }) },
    status: 422,
    code: 'required',
    pointer: '/anchors/trainingEnd',
  },
  {
    id: 'E9 an anchor the program does not have',
    path: () => '/cohorts',
    request: {
      body: cohortRequest({
        anchors: { trainingStart: '2027-03-11', trainingEnd: '2027-03-12', graduation: '2027-04-01' },
      }),
    },
    status: 422,
    code: 'unknown-property',
    pointer: '/anchors/graduation',
  },
  {
    id: 'E12 a program there is not',
    path: () => '/cohorts',
    request: { body: cohortRequest({ programId: 'unheard-of' }) },
    status: 422,
    code: 'unknown-program',
    pointer: '/programId',
  },
  ...['..%2F..%2Fother', 'c%231', 'c-'.padEnd(300, '0')].map((id, index) => ({
    id: `E29 cohort id ${index + 1} that is none`,
    path: () => `/cohorts/${id}/participants`,
    request: enrolling({}),
    status: 422,
    code: 'id-format',
    pointer: '/cohortId',
  })),
  {
    id: 'E29 an escape that is none',
    path: () => '/cohorts/%zz/participants',
    request: enrolling({}),
    status: 400,
    code: 'path',
  },
  {
    id: 'E30 a cohort that is not ours',
    path: () => '/cohorts/c-zzzzzzzzzzzzzzzz/participants',
    request: enrolling({}),
    status: 404,
    code: 'not-found',
  },
  ...['yes', 1, 'true'].map((consent) => ({
    id: `E31 consent as ${JSON.stringify(consent)}`,
    request: enrolling({ consent }),
    status: 422,
    code: 'type',
    pointer: '/consent',
  })),
  {
    id: 'E31 consent refused',
    request: enrolling({ consent: false }),
    status: 422,
    code: 'consent',
    pointer: '/consent',
  },
  { id: 'E32 no Idempotency-Key', ...keyed(undefined, 'idempotency-key-missing') },
  { id: 'E37 an Idempotency-Key of 300', ...keyed('k'.repeat(300), 'idempotency-key') },
  { id: 'E37 an Idempotency-Key in quotes', ...keyed('"k"', 'idempotency-key') },
  { id: 'E37 an Idempotency-Key of two lines', ...keyed('k\nk', 'idempotency-key') },
  claimed('E38 no token', undefined, 401, 'unauthorized'),
  claimed('E38 an ID token', { ...STAFF, token_use: 'id' }, 401, 'unauthorized'),
  claimed('E38 a token of nobody', { ...STAFF, sub: undefined }, 401, 'unauthorized'),
  claimed('E38 a token that has expired', { ...STAFF, exp: '1795359600' }, 401, 'unauthorized'),
  claimed('E38 a token without the scope', { ...STAFF, scope: 'staff/read' }, 403, 'insufficient-scope'),
  claimed(
    'E38 a token whose scope only begins so',
    { ...STAFF, scope: 'staff/writer' },
    403,
    'insufficient-scope',
  ),
  {
    id: 'E40 correcting someone who has withdrawn',
    method: 'PATCH',
    path: () => withdrawn,
    request: { body: { name: 'New Name' }, headers: { 'if-match': '*' } },
    status: 409,
    code: 'withdrawn',
  },
  {
    id: 'L5 a page of another site',
    request: { ...enrolling({}), headers: { origin: 'https://evil.example' } },
    status: 403,
    code: 'foreign-origin',
  },
  {
    id: 'L5 a page without an origin',
    request: { ...enrolling({}), headers: { origin: 'null' } },
    status: 403,
    code: 'foreign-origin',
  },
];

describe('a request that cannot be accepted', () => {
  it.each(REFUSALS)(
    'is refused: $id',
    async ({ method = 'POST', path = () => people, request, status, code, pointer }) => {
      const before = world.ports.everything();
      const answer = await world.call(method, path(), request);
      expect({ status: answer.status, json: answer.json }).toMatchObject({
        status,
        json: { status, type: expect.any(String), title: expect.any(String) },
      });
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(answer.json.errors).toContainEqual(
        expect.objectContaining(pointer === undefined ? { code } : { code, pointer }),
      );
      for (const value of textsIn(request)) expect(answer.text).not.toContain(value);
      expect(world.ports.everything()).toBe(before);
      expect(world.ports.started.length).toBe(2);
      expect(({} as { role?: string }).role).toBeUndefined();
    },
  );

  it('learns every fault at once', async () => {
    const answer = await world.call('POST', people, { body: { name: '', email: 'x', more: 1 } });
    expect(answer.json.errors.map((fault: { code: string }) => fault.code).sort()).toEqual([
      'blank',
      'email',
      'unknown-property',
    ]);
  });

  it('is refused for a second unknown parameter and for one that comes twice', async () => {
    const unknown = await world.call('GET', people, { query: 'limit=5&sort=name' });
    expect(unknown.json.errors).toEqual([{ pointer: '/sort', code: 'unknown-property' }]);
    const twice = await world.call('GET', people, { query: 'limit=5&limit=6' });
    expect(twice.json.errors).toEqual([{ pointer: '/limit', code: 'duplicate' }]);
    for (const limit of ['0', '201', '-1', '1e2', 'ten', '']) {
      expect((await world.call('GET', people, { query: `limit=${limit}` })).status).toBe(422);
    }
    const mangled = await world.call('GET', people, { query: 'cursor=AAAA' });
    expect(mangled).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/cursor', code: 'cursor' }] },
    });
  });
});

/** Long enough to be a person's, and not a word of the answer itself. */
function textsIn({ body, rawBody }: TestRequest): string[] {
  const values: unknown[] = typeof body === 'object' && body ? Object.values(body) : [rawBody];
  return values.filter((value): value is string => typeof value === 'string' && value.trim().length > 6);
}
