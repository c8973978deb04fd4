import type { Fault } from '../errors.ts';

/** Where sessions are held, unless the settings name other places; a name stands for its subdomains too. */
export const JOIN_HOSTS = [
  'zoom.us',
  'teams.microsoft.com',
  'teams.live.com',
  'meet.google.com',
  'webex.com',
];

/** True for an https URL at one of the hosts, without a user, a password or another port (BAD-INPUT B15). */
export function isJoinUrl(text: string, hosts: readonly string[]): boolean {
  // What a URL parser repairs silently (tabs, backslashes, spaces) would be another link in a mail program.
  if (text.length > 1000 || !/^https:\/\/[\x21-\x5B\x5D-\x7E]+$/.test(text) || !URL.canParse(text))
    return false;
  const { hostname, username, password, port } = new URL(text);
  if (username || password || port) return false;
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** What is wrong with a URL to join a session at; nothing where there is none. */
export const joinUrlFaults = (url: string | null | undefined, hosts: readonly string[]): Fault[] =>
  typeof url !== 'string' || isJoinUrl(url, hosts)
    ? []
    : [{ pointer: '/joinUrl', code: 'url', detail: `https, at ${hosts.join(', ')}` }];
