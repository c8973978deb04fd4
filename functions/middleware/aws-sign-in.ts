import { SignInEnvironment } from '../../platform/aws/environment.ts';
import { SCOPES } from '../staff-api/roles.ts';

/**
 * How the console's visitors sign in, from the function's environment; and the origins that the browser asks on the
 * way. @throws ZodError
 */
export function awsSignIn() {
  const { STAFF_ISSUER, CONSOLE_CLIENT, SIGN_IN_URL } = SignInEnvironment.parse(process.env);
  const signIn = {
    kind: 'oidc',
    issuer: STAFF_ISSUER,
    clientId: CONSOLE_CLIENT,
    scopes: Object.keys(SCOPES),
    signOutUrl: `${SIGN_IN_URL}/logout`,
  };
  // The API is at the root of the same address.
  return {
    config: { api: '', signIn },
    signInOrigins: [new URL(STAFF_ISSUER).origin, new URL(SIGN_IN_URL).origin],
  };
}
