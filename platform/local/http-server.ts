import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { compressed } from '../compressed.ts';
import { eventOf, headFault, type LocalHttpEvent, type Refusal } from './http-request.ts';
import { sendStream } from './send-stream.ts';

interface LocalHttpResult {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  /** Instead of a body: sent as it is made, no faster than the client takes it. */
  stream?: AsyncIterable<string>;
}

/** Answers a request; must not throw. */
type Handle = (event: LocalHttpEvent) => Promise<LocalHttpResult>;

/** A port that is being listened on; `port` is the one that was found where 0 was asked for. */
export interface HttpServer {
  port: number;
  /** Takes no request any more, and resolves when those that came have their answers. */
  close(): Promise<void>;
}

/** The port cannot be listened on; the message is one line for the person who started the program. */
export class PortUnusable extends Error {
  override readonly name = 'PortUnusable';
}

/** Octets of all header fields of a request together. */
const HEADER_LIMIT = 16 * 1024;

/** How long a client has for what it sends, and how long it may finish sending what is refused. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const LINGER_MS = 1000;

/** Proxies keep an idle connection for a minute; whoever closes it first must not be the one that is sent something. */
const IDLE_MS = 75_000;

/**
 * One HTTP port on the loopback interface, IPv4 and, where there is one, IPv6: otherwise someone else could answer
 * for `localhost`. What Node's parser refuses (bad chunks, too many octets of headers) it answers itself with a 4xx,
 * and closes the connection.
 * @throws PortUnusable
 */
export async function startHttpServer(port: number, handle: Handle): Promise<HttpServer> {
  const options = {
    maxHeaderSize: HEADER_LIMIT,
    headersTimeout: HEADERS_MS,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: IDLE_MS,
    joinDuplicateHeaders: true,
  };
  const server = createServer(options, (request, response) => {
    void answer(request, response, server, found, handle);
  });
  const unexpected = { status: 417, text: 'Send the request without Expect.' };
  for (const event of ['checkContinue', 'checkExpectation'] as const) {
    server.on(event, (request: IncomingMessage, response: ServerResponse) =>
      refuse(request, response, unexpected),
    );
  }
  await listen(server, port, '127.0.0.1');
  // Kept: once it is being closed the server knows no port any more, and still answers what had begun to come.
  const found = portOf(server);
  const second = createSocketServer((socket) => void server.emit('connection', socket));
  try {
    await listen(second, found, '::1');
  } catch (error) {
    const { code } = (error as Error).cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      server.close();
      throw error;
    }
  }
  return {
    port: found,
    async close() {
      // Each waits for its own connections, and browsers take the one for IPv6 where there are both.
      const closed = [server, ...(second.listening ? [second] : [])].map((one) => once(one.close(), 'close'));
      const patience = setTimeout(() => server.closeAllConnections(), REQUEST_MS);
      await Promise.all(closed);
      clearTimeout(patience);
    },
  };
}

const portOf = (server: Server): number => (server.address() as { port: number }).port;

async function listen(server: Server | SocketServer, port: number, host: string): Promise<void> {
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'it is in use' : `${code}`;
    throw new PortUnusable(`Cannot listen on port ${port}: ${why}. Choose another with PORT=…`, {
      cause: error,
    });
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  port: number,
  handle: Handle,
): Promise<void> {
  const fault = headFault(request, port);
  if (fault) return refuse(request, response, fault);
  const event = await eventOf(request);
  if ('status' in event) return refuse(request, response, event);
  const result = await handle(event);
  // Nobody waits for a connection that stays open for more.
  if (!server.listening) response.setHeader('connection', 'close');
  if (result.stream) return sendStream(request, response, { ...result, stream: result.stream });
  const { statusCode, headers, body } = result;
  const sent = await compressed(body, headers['content-type'], request.headers['accept-encoding']);
  const isHead = request.method === 'HEAD';
  const length = isHead ? {} : { 'content-length': sent.octets.length };
  response
    .writeHead(statusCode, { ...headers, ...sent.headers, ...length })
    .end(isHead ? undefined : sent.octets);
}

/** Says why, and closes the connection: nothing that follows on it can be trusted to begin where it seems to. */
function refuse(request: IncomingMessage, response: ServerResponse, { status, text }: Refusal): void {
  const headers = { connection: 'close', 'content-type': 'text/plain; charset=utf-8' };
  response.writeHead(status, headers).end(`${text}\n`);
  // What is still coming is thrown away for a moment, or the client would see a reset instead of the answer.
  request.resume();
  setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
}
