import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface StubRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Counts connections from 1: two requests with the same number came over one. */
  connection: number;
}

/** An answer, or what happens instead: the connection is reset, nothing ever comes, or only the beginning. */
export type StubAnswer =
  | { status: number; headers?: Record<string, string>; body: string }
  | 'reset'
  | 'silence'
  | 'half';

export interface HttpStub {
  url: string;
  /** Every request that arrived whole, in order. */
  requests: StubRequest[];
  close(): Promise<void>;
}

/** An HTTP endpoint on the loopback address that answers as it is told and remembers what it was asked. */
export async function startHttpStub(
  answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>,
): Promise<HttpStub> {
  const requests: StubRequest[] = [];
  const connections = new Map<object, number>();
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: StubRequest = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks),
      connection: connections.get(incoming.socket) ?? 0,
    };
    requests.push(request);
    const answered = await answer(request);
    if (answered === 'reset') incoming.socket.resetAndDestroy();
    else if (answered === 'half') outgoing.writeHead(200, { 'content-length': '1000' }).write('<');
    else if (answered !== 'silence') {
      outgoing.writeHead(answered.status, answered.headers).end(answered.body);
    }
  });
  server.on('connection', (socket) => connections.set(socket, connections.size + 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The stub has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
