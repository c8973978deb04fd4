import { type Instant, plusSeconds } from '../dates/instant.ts';
import { Gone, NotFound } from '../errors.ts';
import type { Participant } from '../participants/participant.ts';
import { isToken, type Link, type LinkPurpose } from './link.ts';

/** A token with everything a mail program wraps around it; longer text is not looked at. */
const LONGEST = 400;

/**
 * The token in what arrived, as already percent-decoded once by whoever parsed the request: without the line
 * breaks, brackets, full stops and second encoding that mail programs add (BAD-INPUT L9). Undefined when not
 * exactly one token remains.
 */
export function readToken(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  // "=" and a line break is a soft line break of quoted-printable; "=3D" is its equals sign.
  const joined = percentDecoded(text)
    .replace(/=\r?\n/g, '')
    .replace(/\s/g, '');
  const cut = joined.split(/[#&?]/, 1)[0]!;
  const bare = cut.replace(/^[^A-Za-z0-9_-]+|[^A-Za-z0-9_-]+$/g, '');
  const token = bare.length === 45 && bare.startsWith('3D') ? bare.slice(2) : bare;
  return isToken(token) ? token : undefined;
}

/** As it is where it is not well-formed. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The link if it may be used for `purpose` at `now`. Expiry is checked here and not left to the store, which
 * removes expired documents late (FAULTS F48). `graceS`: seconds for which it is honored longer.
 * @throws NotFound for an unknown link and for one of another purpose alike; Gone `expired`.
 */
export function usable(link: Link | undefined, purpose: LinkPurpose, now: Instant, graceS = 0): Link {
  if (link?.purpose !== purpose) throw new NotFound('link');
  if (now >= plusSeconds(link.expiresAt, graceS)) throw new Gone('expired', 'This link has expired.');
  return link;
}

/**
 * True for what went to a mailbox that is not the person's any more, and may never have been: it shows nothing of them.
 * A link to stop mail is honored all the same, because somebody asked for that.
 */
export const isRevoked = ({ purpose, mailbox = 1 }: Link, participant: Participant): boolean =>
  purpose !== 'stop' && mailbox !== (participant.mailbox ?? 1);

/** @throws Gone `revoked` */
export function requireOwnMailbox(link: Link, participant: Participant): void {
  if (isRevoked(link, participant)) {
    throw new Gone('revoked', 'This link was mailed to an address that has been corrected since.');
  }
}

/** @throws Gone `withdrawn`: from the moment staff withdraw someone their links do nothing more. */
export function requireActive(participant: Participant): void {
  if (participant.status.kind === 'withdrawn') {
    throw new Gone('withdrawn', 'You no longer take part in this program.');
  }
}
