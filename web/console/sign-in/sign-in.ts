/** How staff sign in here, from the address `/console/config.json`. */
export type SignInConfig =
  | { kind: 'link' }
  | { kind: 'oidc'; issuer: string; clientId: string; scopes: string[]; signOutUrl: string };

/** Read when the page is loaded: the same files serve one machine and the cloud. */
export interface ConsoleConfig {
  /** What the paths of the staff API begin with. */
  api: string;
  signIn: SignInConfig;
}

/** Who the console is for the API. */
export interface SignIn {
  kind: SignInConfig['kind'];
  /** What every request carries; a request without it is answered with 401. */
  headers(): Promise<Record<string, string>>;
  /** Lets the person sign in while this page, and what was typed into it, stays. Only for `oidc`. */
  again?: () => Promise<void>;
  /** Forgets the person here and at the provider, and leaves the page. Only for `oidc`. */
  signOut?: () => Promise<void>;
}

/** On one machine a cookie says who asks, which the link that was printed at the start has set. */
const linkSignIn: SignIn = { kind: 'link', headers: async () => ({}) };

/** Undefined while the browser is on its way to the provider's page, or back from it in a window of its own. */
export async function signInOf(config: SignInConfig): Promise<SignIn | undefined> {
  if (config.kind === 'link') return linkSignIn;
  const { oidcSignIn } = await import('./oidc.ts');
  return oidcSignIn(config);
}
