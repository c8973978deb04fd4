import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalHttpEvent } from '../../../platform/local/http-request.ts';
import { type HttpServer, PortUnusable, startHttpServer } from '../../../platform/local/http-server.ts';

let server: HttpServer;
let asked: LocalHttpEvent[];
beforeEach(async () => {
  asked = [];
  server = await startHttpServer(0, async (event) => {
    asked.push(event);
    return { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: 'hé' };
  });
});
afterEach(() => server.close());

/** Sends octets as they are, and resolves with all that comes back when the server has closed the connection. */
async function raw(text: string, host = '127.0.0.1'): Promise<string> {
  const socket = connect(server.port, host);
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return received;
}
const get = (headers: string[], line = 'GET /a?b=c HTTP/1.1') =>
  raw(`${[line, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`);
const host = () => `Host: localhost:${server.port}`;
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

describe('the local server', () => {
  it('gives a request to the function as API Gateway would, and sends its answer', async () => {
    const answer = await get([host(), 'X-One: 1', 'X-Two: 2', 'x-two: 3']);
    expect(statusOf(answer)).toBe(200);
    expect(answer).toContain('content-length: 3');
    expect(asked).toEqual([
      {
        rawPath: '/a',
        rawQueryString: 'b=c',
        headers: { host: `localhost:${server.port}`, 'x-one': '1', 'x-two': '2, 3', connection: 'close' },
        requestContext: { http: { method: 'GET' } },
      },
    ]);
  });

  it('hands a body over octet by octet', async () => {
    const body = Buffer.from([0, 255, 10, 13]);
    await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body });
    expect(asked[0]).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  it('answers HEAD without a body', async () => {
    expect(await get([host()], 'HEAD / HTTP/1.1')).toMatch(/\r\n\r\n$/);
  });

  it('answers on IPv6 too where the machine has it, so that nobody else answers for localhost', async () => {
    const answer = await raw(
      `GET / HTTP/1.1\r\nHost: [::1]:${server.port}\r\nConnection: close\r\n\r\n`,
      '::1',
    );
    expect([200, Number.NaN]).toContain(statusOf(answer));
  });

  it('keeps a connection for longer than proxies keep theirs, or what they send meets one that is just closed', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\n${host()}\r\n\r\n`);
    const [head] = await once(socket, 'data');
    expect(Number(/^keep-alive: timeout=(\d+)/im.exec(String(head))?.[1])).toBeGreaterThan(60);
    socket.destroy();
  });

  it('keeps no connection once it is being closed', async () => {
    const [came, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const closing = await startHttpServer(0, async () => {
      came.resolve();
      await answer.promise;
      return { statusCode: 200, headers: {}, body: '' };
    });
    const socket = connect(closing.port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\nHost: localhost:${closing.port}\r\n\r\n`);
    await came.promise;
    const closed = closing.close();
    answer.resolve();
    const [head] = await once(socket, 'data');
    expect(String(head)).toMatch(/^connection: close\r$/im);
    await closed;
  });

  it.each(['127.0.0.1', '::1'])('is closed when what came to %s has its answer', async (address) => {
    const came = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const order: string[] = [];
    const closing = await startHttpServer(0, async () => {
      came.resolve();
      await answer.promise;
      order.push('answered');
      return { statusCode: 200, headers: {}, body: '' };
    });
    const socket = connect(closing.port, address).resume();
    const gone = new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
    socket.write(`GET / HTTP/1.1\r\nHost: localhost:${closing.port}\r\nConnection: close\r\n\r\n`);
    await Promise.race([came.promise, gone]);
    // A machine without IPv6 has nothing to answer there.
    const expected = socket.destroyed ? ['closed'] : ['answered', 'closed'];
    const closed = closing.close().then(() => order.push('closed'));
    await new Promise((resolve) => setImmediate(resolve));
    answer.resolve();
    await Promise.all([closed, gone]);
    expect(order).toEqual(expected);
  });

  it('answers whose request was only half there when it began to close', async () => {
    const closing = await startHttpServer(0, async () => ({ statusCode: 200, headers: {}, body: '' }));
    const socket = connect(closing.port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.write('GET / HTTP/1.1\r\nHost: loc');
    // What was sent before on another connection has come by now.
    await fetch(`http://127.0.0.1:${closing.port}/`);
    const closed = closing.close();
    socket.write(`alhost:${closing.port}\r\n\r\n`);
    await Promise.all([closed, once(socket, 'close')]);
    expect(statusOf(received)).toBe(200);
  });

  it('refuses a port that is taken', async () => {
    const second = startHttpServer(server.port, async () => ({ statusCode: 200, headers: {}, body: '' }));
    await expect(second).rejects.toThrow(PortUnusable);
  });
});

describe('what no function gets to see', () => {
  afterEach(() => expect(asked).toEqual([]));

  it.each(['evil.example', 'localhost', 'localhost:1', 'localhost.evil.example:PORT', '10.0.0.1:PORT', ''])(
    'is a request for the host "%s" (L12)',
    async (name) => {
      expect(statusOf(await get([`Host: ${name.replace('PORT', String(server.port))}`]))).toBe(403);
    },
  );

  it('is a request without a host, or for a whole URL', async () => {
    expect(statusOf(await get([]))).toBe(400);
    expect(statusOf(await get([host()], 'GET http://evil.example/ HTTP/1.1'))).toBe(400);
    expect(statusOf(await get([host()], 'OPTIONS * HTTP/1.1'))).toBe(400);
  });

  it('is 16 KB of header fields, or 200 of them (L3)', async () => {
    expect(statusOf(await get([host(), `X-Long: ${'x'.repeat(16 * 1024)}`]))).toBe(431);
    expect(statusOf(await get([host(), ...Array.from({ length: 200 }, (_, n) => `X-${n}: 1`)]))).toBe(431);
  });

  it.each(['Authorization: Bearer a', 'Host: localhost', 'Content-Type: text/plain', 'Origin: null'])(
    'is one with "%s" twice (L3)',
    async (field) => {
      expect(statusOf(await get([host(), field, field]))).toBe(400);
    },
  );

  it('is a change of protocol, or an expectation; the connection is closed (L11)', async () => {
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const websocket = await raw(`GET / HTTP/1.1\r\n${[host(), ...upgrade].join('\r\n')}\r\n\r\n`);
    expect(statusOf(websocket)).toBe(400);
    for (const expectation of ['100-continue', 'something']) {
      const answer = await raw(
        `POST / HTTP/1.1\r\n${host()}\r\nExpect: ${expectation}\r\nContent-Length: 1\r\n\r\n`,
      );
      expect(statusOf(answer)).toBe(417);
    }
  });

  it.each([
    ['a chunk of no size', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['a chunk of a negative size', '-1\r\nabc\r\n0\r\n\r\n'],
    ['a chunk that is longer than it says', '1\r\nabc\r\n0\r\n\r\n'],
  ])('is %s; the connection is closed (L11)', async (_, body) => {
    const head = `POST / HTTP/1.1\r\n${host()}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(statusOf(await raw(head + body))).toBe(400);
  });

  it('is a body with two lengths', async () => {
    const head = `POST / HTTP/1.1\r\n${host()}\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n`;
    expect(statusOf(await raw(`${head}0\r\n\r\n`))).toBe(400);
  });

  it('is a body over the limit, declared or not', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    const declared = `POST / HTTP/1.1\r\n${host()}\r\nContent-Length: ${large.length}\r\n\r\n`;
    expect(statusOf(await raw(declared))).toBe(413);
    const chunked = `POST / HTTP/1.1\r\n${host()}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(statusOf(await raw(`${chunked}${large.length.toString(16)}\r\n${large}`))).toBe(413);
  });
});
