import type { HttpFunction } from '../middleware/http.ts';
import { pagePolicy, withSecurityHeaders } from '../middleware/security-headers.ts';

/** A file of the console; all of them are text. */
interface ConsoleFile {
  type: string;
  text: string;
}

/** The console as it was built. Names of assets change with their content. */
export interface ConsoleSite {
  assets: Readonly<Record<string, ConsoleFile>>;
  /** What every address of the console answers with. */
  page: ConsoleFile;
}

/** What the console is told about where it runs, and the origins, besides its own, that it asks for tokens. */
interface ConsoleSetting {
  config: object;
  signInOrigins: readonly string[];
}

const PLACE = '/console/';

/**
 * The staff console's files, and the page itself at every address below `/console/` that is no file. They hold nobody's
 * data, so they are for whoever asks.
 */
export const consoleFunction =
  (site: () => ConsoleSite | Promise<ConsoleSite>, { config, signInOrigins }: ConsoleSetting): HttpFunction =>
  async ({ rawPath, requestContext }) => {
    const { method } = requestContext.http;
    if (!['GET', 'HEAD'].includes(method)) return answer(405, { allow: 'GET, HEAD' }, '');
    if (!rawPath.startsWith(PLACE)) return answer(308, { location: PLACE }, '');
    const name = rawPath.slice(PLACE.length);
    if (name === 'config.json') {
      return answer(200, { 'content-type': 'application/json' }, JSON.stringify(config));
    }
    const { assets, page } = await site();
    const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (asset) {
      // Another content has another name.
      const headers = { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable' };
      return answer(200, headers, asset.text);
    }
    if (/\.\w+$/.test(name)) return answer(404, { 'content-type': 'text/plain' }, 'There is no such file.\n');
    const headers = { 'content-type': page.type, 'content-security-policy': pagePolicy(signInOrigins) };
    return answer(200, headers, page.text);
  };

const answer = (statusCode: number, headers: Record<string, string>, body: string) =>
  withSecurityHeaders({ statusCode, headers, body });
