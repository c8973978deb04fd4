import type { HttpFunction } from '../../functions/middleware/http.ts';
import { withSecurityHeaders } from '../../functions/middleware/security-headers.ts';
import { type BuiltConsole, buildConsole, consolePolicy } from '../../web/build-console.ts';

/** Where the console is, and what it asks for its data. */
const PLACE = '/console/';
const CONFIG = JSON.stringify({ api: '/staff', signIn: { kind: 'link' } });

let built: Promise<BuiltConsole> | undefined;

/**
 * The staff console's files: built when they are first asked for, and the page itself at every address below
 * `/console/` that is no file. They hold nobody's data, so they are for whoever asks.
 */
export const consoleFiles: HttpFunction = async ({ rawPath, requestContext }) => {
  if (!['GET', 'HEAD'].includes(requestContext.http.method)) return answer(405, { allow: 'GET, HEAD' }, '');
  if (!rawPath.startsWith(PLACE)) return answer(308, { location: PLACE }, '');
  const name = rawPath.slice(PLACE.length);
  if (name === 'config.json') return answer(200, { 'content-type': 'application/json' }, CONFIG);
  built ??= buildConsole();
  const { assets, page } = await built;
  const asset = assets.get(name);
  if (asset) {
    // Another content has another name.
    const headers = { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' };
    return answer(200, headers, asset.text);
  }
  if (/\.\w+$/.test(name)) return answer(404, { 'content-type': 'text/plain' }, 'There is no such file.\n');
  const headers = { 'content-type': page.type, 'content-security-policy': consolePolicy() };
  return answer(200, headers, page.text);
};

const answer = (statusCode: number, headers: Record<string, string>, body: string) =>
  withSecurityHeaders({ statusCode, headers, body });
