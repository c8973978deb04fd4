import * as z from 'zod';

const UserInfo = z.object({
  email: z.email(),
  // Cognito sends it as text.
  email_verified: z.union([z.literal(true), z.literal('true')]),
});

const PATIENCE_MS = 3000;

/**
 * The verified address of whoever a token is of, from the provider's user info; its access tokens do not have one.
 * Undefined where there is none, or the provider does not answer in time.
 * @param signInUrl where the provider's pages are, without a trailing slash
 */
export const staffAddress =
  (signInUrl: string) =>
  async (authorization: string): Promise<string | undefined> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(`${signInUrl}/oauth2/userInfo`, { headers: { authorization }, signal });
      return UserInfo.parse(await answer.json()).email;
    } catch {
      return undefined;
    }
  };
