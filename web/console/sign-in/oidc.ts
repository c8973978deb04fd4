import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { SignIn, SignInConfig } from './sign-in.ts';

const HOME = '/console';
const BACK = `${HOME}/signed-in`;
const BACK_IN_WINDOW = `${BACK}-window`;

/**
 * Authorization code with PKCE at an OpenID provider such as Cognito. The token is kept for this tab only. Signing in
 * again happens in a window of its own, so that a form half filled stays as it is.
 */
export async function oidcSignIn(
  { issuer, clientId, scopes, signOutUrl }: Extract<SignInConfig, { kind: 'oidc' }>,
  place: Pick<Location, 'origin' | 'pathname' | 'search' | 'hash'> = location,
): Promise<SignIn | undefined> {
  const users = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${place.origin}${BACK}`,
    popup_redirect_uri: `${place.origin}${BACK_IN_WINDOW}`,
    scope: ['openid', 'email', ...scopes].join(' '),
    response_type: 'code',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
  if (place.pathname === BACK_IN_WINDOW) {
    await users.signinPopupCallback();
    return undefined;
  }
  if (place.pathname === BACK) {
    const answer = location.href;
    // Good for one try: where that fails, the page that is loaded again begins anew.
    history.replaceState(null, '', HOME);
    const { state } = await users.signinRedirectCallback(answer);
    history.replaceState(null, '', typeof state === 'string' ? state : HOME);
  } else if (!(await users.getUser())) {
    await users.signinRedirect({ state: `${place.pathname}${place.search}${place.hash}` });
    return undefined;
  }
  return {
    kind: 'oidc',
    async headers() {
      const user = await users.getUser();
      return user && !user.expired ? { authorization: `Bearer ${user.access_token}` } : {};
    },
    async again() {
      await users.signinPopup();
    },
    async signOut() {
      await users.removeUser();
      const query = new URLSearchParams({ client_id: clientId, logout_uri: `${place.origin}${HOME}` });
      location.assign(`${signOutUrl}?${query}`);
    },
  };
}
