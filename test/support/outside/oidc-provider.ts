import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID provider that lets everybody in, as somebody it is told, and checks what PKCE asks of a client. */
export interface OidcProvider {
  issuer: string;
  /** What the next sign-in says in its access token. */
  claims: Record<string, unknown>;
  /** The paths it was asked for, oldest first. */
  asked: readonly string[];
  close(): void;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object): string => `${base64url({ alg: 'none' })}.${base64url(claims)}.`;

/** The claims in a token; whether it is genuine is the gateway's business in the cloud. */
export const claimsIn = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString() || '{}') as Record<string, unknown>;

export async function oidcProvider(clientId: string): Promise<OidcProvider> {
  const codes = new Map<string, { challenge: string; back: string; nonce: string | null }>();
  const asked: string[] = [];
  const provider = { issuer: '', claims: {}, asked, close: () => void server.close() } as OidcProvider;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, provider.issuer);
    asked.push(url.pathname);
    response.setHeader('access-control-allow-origin', '*');
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      const { issuer } = provider;
      return json(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      });
    }
    if (url.pathname === '/authorize') {
      const of = (name: string) => url.searchParams.get(name);
      const isRight =
        of('client_id') === clientId &&
        of('response_type') === 'code' &&
        of('code_challenge_method') === 'S256';
      if (!isRight) return json(400, { error: 'invalid_request' });
      const code = randomUUID();
      codes.set(code, { challenge: of('code_challenge')!, back: of('redirect_uri')!, nonce: of('nonce') });
      const query = new URLSearchParams({ code, state: of('state') ?? '' });
      return response.writeHead(302, { location: `${of('redirect_uri')}?${query}` }).end();
    }
    if (url.pathname === '/token') {
      const sent = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
      const known = codes.get(sent.get('code') ?? '');
      codes.delete(sent.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(sent.get('code_verifier') ?? '')
        .digest('base64url');
      if (known?.challenge !== challenge || known.back !== sent.get('redirect_uri')) {
        return json(400, { error: 'invalid_grant' });
      }
      const now = Math.floor(Date.now() / 1000);
      const idToken = { iss: provider.issuer, aud: clientId, sub: 'staff-1', iat: now, exp: now + 3600 };
      return json(200, {
        access_token: token({ sub: 'staff-1', token_use: 'access', client_id: clientId, ...provider.claims }),
        id_token: token({ ...idToken, ...(known.nonce && { nonce: known.nonce }) }),
        token_type: 'Bearer',
        expires_in: 3600,
      });
    }
    return response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Signed out</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}
