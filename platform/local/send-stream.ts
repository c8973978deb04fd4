import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { takesGzip } from '../compressed.ts';

/**
 * Sends a body as it is made, no faster than the client takes it. What fails on the way breaks the connection off: the
 * end of the last chunk is missing, so that no client takes half a file for a whole one.
 */
export async function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  {
    statusCode,
    headers,
    stream,
  }: { statusCode: number; headers: Record<string, string>; stream: AsyncIterable<string> },
): Promise<void> {
  const isZipped = takesGzip(request.headers['accept-encoding']);
  response.writeHead(statusCode, {
    ...headers,
    vary: 'accept-encoding',
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // Few pieces ahead of the client: each has some ten thousand characters.
  const source = Readable.from(stream, { highWaterMark: 2 });
  try {
    if (isZipped) await pipeline(source, createGzip(), response);
    else await pipeline(source, response);
  } catch {
    // Reported where the pieces are made; or the client went away. The pipeline has closed both ends.
  }
}
