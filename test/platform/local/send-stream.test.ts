import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../platform/local/http-server.ts';

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serving(stream: () => AsyncIterable<string>): Promise<string> {
  const headers = { 'content-type': 'text/csv; charset=utf-8' };
  const server = await startHttpServer(0, async () => ({
    statusCode: 200,
    headers,
    body: '',
    stream: stream(),
  }));
  servers.push(server);
  return `http://localhost:${server.port}/file`;
}

async function ask(
  url: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<IncomingMessage> {
  const request = get(url, { headers, method, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

test('sends what is made while it is sent', async () => {
  const url = await serving(async function* () {
    yield 'größer\r\n';
    yield 'second\r\n';
  });
  const response = await fetch(url);
  expect(await response.text()).toBe('größer\r\nsecond\r\n');
  expect(response.headers.get('content-length')).toBeNull();
});

test('compresses it where the client takes that', async () => {
  const url = await serving(async function* () {
    for (let line = 0; line < 1000; line += 1) yield 'the same line\r\n';
  });
  const response = await ask(url, { 'accept-encoding': 'gzip' });
  expect(response.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  const octets = await response.toArray();
  expect(Buffer.concat(octets).length).toBeLessThan(1000);
  expect(gunzipSync(Buffer.concat(octets)).toString()).toBe('the same line\r\n'.repeat(1000));
});

test('makes no more than the client takes', async () => {
  let made = 0;
  const pulledAll = Promise.withResolvers<void>();
  const PIECES = 2000;
  const url = await serving(async function* () {
    for (; made < PIECES; made += 1) yield 'x'.repeat(65_536);
    pulledAll.resolve();
  });
  const response = await ask(url);
  response.pause();
  // As much as fits between the two, and then nothing: made stands still from one round to the next.
  let before = -1;
  while (made !== before) {
    before = made;
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  }
  expect(made).toBeLessThan(PIECES / 2);
  let received = 0;
  for await (const chunk of response) received += chunk.length;
  await pulledAll.promise;
  expect(received).toBe(PIECES * 65_536);
});

test('breaks the connection off when the rest cannot be made: half a file is never taken for a whole one', async () => {
  const url = await serving(async function* () {
    yield 'first\r\n';
    throw new Error('the store is gone');
  });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
});

test('stops making it when the client goes away', async () => {
  const stopped = Promise.withResolvers<void>();
  const url = await serving(async function* () {
    try {
      for (;;) yield 'x'.repeat(65_536);
    } finally {
      stopped.resolve();
    }
  });
  const response = await ask(url);
  response.destroy();
  await stopped.promise;
});

test('answers HEAD without making anything', async () => {
  let made = 0;
  const url = await serving(async function* () {
    made += 1;
    yield 'x';
  });
  const response = await ask(url, {}, 'HEAD');
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(await response.toArray()).toEqual([]);
  expect(made).toBe(0);
});
