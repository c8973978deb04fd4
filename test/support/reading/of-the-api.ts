import type { Site } from '../scenes/site.ts';

/** What the staff API itself answers, octet for octet: with its byte order mark, which `text()` would leave out. */
export async function ofTheApi(
  { url, signInUrl }: Pick<Site, 'url' | 'signInUrl'>,
  path: string,
): Promise<string> {
  const authorization = `Bearer ${new URL(signInUrl).searchParams.get('t')}`;
  const response = await fetch(`${url}/staff${path}`, { headers: { authorization } });
  return Buffer.from(await response.arrayBuffer()).toString();
}
