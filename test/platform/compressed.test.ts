import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compressed } from '../../platform/compressed.ts';
import { startHttpServer } from '../../platform/local/http-server.ts';

const PAGE = '<p>Leadership in practice</p>\n'.repeat(100);

describe('what goes over the wire', () => {
  it('is compressed for whoever takes gzip, and the same afterwards', async () => {
    const { octets, headers } = await compressed(PAGE, 'text/html; charset=utf-8', 'gzip, deflate, br');
    expect(headers).toEqual({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(octets.length).toBeLessThan(PAGE.length / 10);
    expect(gunzipSync(octets).toString()).toBe(PAGE);
  });

  it.each([undefined, '', 'br', 'x-gzip-like', 'gzip;q=0', 'gzip; q=0.0, br'])(
    'is as it is for whoever accepts "%s"',
    async (accepted) => {
      const { octets, headers } = await compressed(PAGE, 'text/html', accepted);
      expect(octets.toString()).toBe(PAGE);
      expect(headers).toEqual({ vary: 'accept-encoding' });
    },
  );

  it.each(['application/json', 'message/rfc822', undefined])('is as it is when it is %s', async (type) => {
    expect(await compressed(PAGE, type, 'gzip')).toEqual({ octets: Buffer.from(PAGE), headers: {} });
  });

  it('is as it is when it is small', async () => {
    expect((await compressed('hé', 'text/html', 'gzip')).headers).toEqual({});
  });

  it('is what the local server sends', async () => {
    const headers = { 'content-type': 'text/html' };
    const server = await startHttpServer(0, async () => ({ statusCode: 200, headers, body: PAGE }));
    onTestFinished(() => server.close());
    const response = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.text()).toBe(PAGE);
  });
});
