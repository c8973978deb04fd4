import type { Author } from '../../domain/audit/audit-entry.ts';
import { epochMs, type Instant } from '../../domain/dates/instant.ts';
import { type Role, rolesOf, SCOPES, scopesOf } from '../staff-api/roles.ts';
import type { HttpEvent } from './gateway.ts';
import { HttpProblem } from './problem.ts';

/** Who asks. `id` keeps one caller's idempotency keys apart from another's, and names staff in the audit trail. */
export interface Principal {
  kind: 'staff' | 'participant';
  id: string;
  scopes: readonly string[];
  /** Of staff. */
  roles?: readonly Role[];
  /** Where the token says it; Cognito's access tokens do when a trigger adds the claim. */
  email?: string;
}

/** Tells who asks, before anything else of the request is looked at. @throws HttpProblem 401 */
export type Identify = (event: HttpEvent, now: Instant) => Principal;

const unauthorized = () =>
  new HttpProblem(401, 'unauthorized', 'Sign in first.', { 'www-authenticate': 'Bearer' });

/**
 * A member of staff, from the claims of an access token whose signature, issuer and audience the gateway has
 * verified. An ID token is refused: it says who someone is, not what they may do (BAD-INPUT E38).
 */
export const staffPrincipal: Identify = (event, now) => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  const { sub, token_use: use, scope, exp, email, 'cognito:groups': groups } = claims ?? {};
  if (typeof sub !== 'string' || sub === '' || use !== 'access') throw unauthorized();
  // The gateway passes claims on as text; a local sign-in does not expire and has none.
  if (exp !== undefined && !(Number(exp) * 1000 > epochMs(now))) throw unauthorized();
  // Anybody of the pool can ask for a token with every scope: the groups say which of them are theirs.
  const roles = rolesOf(groupsIn(groups));
  const allowed = scopesOf(roles);
  const asked = typeof scope === 'string' ? scope.split(' ') : [];
  return {
    kind: 'staff',
    id: sub,
    scopes: asked.filter((one) => allowed.includes(one)),
    roles,
    ...(typeof email === 'string' && { email }),
  };
};

/** What such a token says of somebody with this role, for whoever stands in for the sign-in. It does not expire. */
export const accessClaims = (id: string, role: Role) => ({
  sub: id,
  token_use: 'access',
  scope: Object.keys(SCOPES).join(' '),
  'cognito:groups': [role],
});

/** The gateway passes a list on as `[one other]`. */
function groupsIn(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.map(String);
  return typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : [];
}

/** Someone without an account: for endpoints that anyone may call, and a personal link says whose they are. */
export const anyone: Identify = () => ({ kind: 'participant', id: 'anyone', scopes: [] });

/** Who asks, as the audit trail has it. */
export const authorOf = ({ kind, id }: Principal): Author =>
  kind === 'staff' ? { kind, id } : { kind: 'participant' };

/** @throws HttpProblem 403 unless the caller's token has the scope. */
export function requireScope(principal: Principal, scope: string | undefined): void {
  if (scope !== undefined && !principal.scopes.includes(scope)) {
    throw new HttpProblem(403, 'insufficient-scope', 'Your account may not do this.');
  }
}
