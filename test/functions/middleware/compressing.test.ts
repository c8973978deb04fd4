import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressing } from '../../../functions/middleware/compressing.ts';
import type { HttpEvent } from '../../../functions/middleware/gateway.ts';

const PAGE = '<p>Leadership in practice, été</p>\n'.repeat(100);

const asked = (accepted: string | undefined): HttpEvent => ({
  rawPath: '/',
  rawQueryString: '',
  headers: { 'accept-encoding': accepted },
  requestContext: { http: { method: 'GET' } },
});

const answering = (type: string) =>
  compressing(async () => ({ statusCode: 200, headers: { 'content-type': type }, body: PAGE }));

it('a page leaves the function as compressed octets, where the browser takes them', async () => {
  const result = await answering('text/html; charset=utf-8')(asked('gzip, br'));
  expect(result).toMatchObject({
    statusCode: 200,
    isBase64Encoded: true,
    headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' },
  });
  expect(result.body.length).toBeLessThan(PAGE.length / 10);
  expect(gunzipSync(Buffer.from(result.body, 'base64')).toString()).toBe(PAGE);
});

it('what is no page, or goes to somebody who does not take them, is as it was', async () => {
  expect(await answering('application/json')(asked('gzip'))).toMatchObject({ body: PAGE });
  const plain = await answering('text/html')(asked(undefined));
  expect(plain).toMatchObject({ body: PAGE, headers: { vary: 'accept-encoding' } });
  expect(plain.isBase64Encoded).toBeUndefined();
});
