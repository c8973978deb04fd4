import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** In octets: what is smaller fits one packet as it is. */
const WORTH_IT = 1024;

/**
 * The body of a page, script or stylesheet as it goes over the wire, and the headers that say so: compressed where
 * the client takes gzip. JSON stays as it is: its entity tag names these octets.
 */
export async function compressed(
  body: string,
  type: string | undefined,
  accepted: string | string[] | undefined,
): Promise<{ octets: Buffer; headers: Record<string, string> }> {
  const octets = Buffer.from(body);
  if (octets.length < WORTH_IT || !type?.startsWith('text/')) return { octets, headers: {} };
  const headers = { vary: 'accept-encoding' };
  if (!takesGzip(accepted)) return { octets, headers };
  return { octets: await promisify(gzip)(octets), headers: { ...headers, 'content-encoding': 'gzip' } };
}

/** Whether an Accept-Encoding names gzip and does not rule it out. */
export const takesGzip = (accepted: string | string[] | undefined): boolean =>
  /(?:^|[\s,])gzip(?![^,]*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(accepted ?? ''));
