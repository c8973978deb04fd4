import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataUnusable } from '../../platform/local/database.ts';
import { onlyOwner } from '../../platform/local/only-owner.ts';

/** What lets the staff person of this machine in: one secret, as a bearer token or, by way of it, as a cookie. */
export interface SignIn {
  token: string;
  /** Of the cookie that opening the sign-in link sets; the token itself is not in the browser. */
  cookieValue: string;
  isToken(given: string): boolean;
  hasCookie(header: string | undefined): boolean;
  isBearer(header: string | undefined): boolean;
  cookie(): string;
}

/** What its name begins with. All ports of a machine share their cookies: each data folder's has a name of its own. */
const COOKIE = 'journeys-staff';

/**
 * The sign-in secret of a data folder: 256 random bits, made when first asked for, readable by its owner only, and
 * the same after every restart. @throws DataUnusable
 */
export function signInOf(dataFolder: string): SignIn {
  const token = usableToken(join(dataFolder, 'sign-in-token'));
  const cookieValue = createHmac('sha256', token).update('cookie').digest('base64url');
  const isToken = (given: string) => isSame(given, token);
  return {
    token,
    cookieValue,
    isToken,
    isBearer: (header = '') => isToken(/^Bearer (\S+)$/i.exec(header)?.[1] ?? ''),
    hasCookie: (header = '') =>
      header
        .split(/; */)
        .some((one) => one.startsWith(COOKIE) && isSame(one.slice(one.indexOf('=') + 1), cookieValue)),
    cookie: () =>
      `${COOKIE}-${cookieValue.slice(0, 8)}=${cookieValue}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`,
  };
}

/** Whoever puts a copy back as somebody else leaves a file that is not theirs to read. */
function usableToken(file: string): string {
  try {
    return storedToken(file);
  } catch (error) {
    throw new DataUnusable(`Cannot use ${file}: ${(error as Error).message}.`, { cause: error });
  }
}

function storedToken(file: string): string {
  const made = randomBytes(32).toString('base64url');
  try {
    // Fails where there is one already.
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  onlyOwner(file);
  const stored = readFileSync(file, 'utf8').trim();
  if (/^[A-Za-z0-9_-]{43}$/.test(stored)) return stored;
  // A crash while it was written: nobody can have been let in with half a token.
  writeFileSync(file, `${made}\n`, { mode: 0o600, flush: true });
  return made;
}

/** In constant time, whatever the lengths. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHmac('sha256', right).update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
