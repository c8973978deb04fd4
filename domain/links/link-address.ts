import { percentDecoded, readToken } from './link-access.ts';

/** What a link's address asks for, after whatever mail programs, gateways and people did to it. */
interface LinkAddress {
  path: string;
  /** The one token that it has; undefined where it has none, or several. */
  token: string | undefined;
}

/** An address with everything that gateways glue to it; a longer one is not looked at. */
const LONGEST = 4000;

/** `t=` in every dress: after `&amp;`, in capitals, and with a quoted-printable equals sign. */
const TOKEN_PARAMETER = /^(?:amp;)*t=+(?:3D)?(.*)$/is;

/**
 * Reads the address of a page (as it was sent, or its path decoded once by a gateway) among the `pages` there are (BAD-INPUT L9):
 * encoded once more or twice, in part or as a whole; with doubled slashes, a slash or the end of a sentence after
 * the path; wrapped over lines, in plain text or in quoted-printable; with parameters before and after it.
 */
export function readLinkAddress(
  rawPath: string,
  rawQuery: string,
  pages: readonly string[],
): LinkAddress | undefined {
  const raw = `${rawPath}?${rawQuery}`;
  if (raw.length > LONGEST) return undefined;
  const [first = '', ...parameters] = unwrapped(decoded(raw)).split(/[?&;#]/);
  const path = first
    .replace(/\/{2,}/g, '/')
    .replace(/[^a-z0-9]+$/i, '')
    .toLowerCase();
  if (!pages.includes(path)) return undefined;
  const tokens = parameters.flatMap((one) => {
    const [, value] = TOKEN_PARAMETER.exec(one) ?? [];
    return value === undefined ? [] : [tokenIn(one, value)];
  });
  const known = new Set(tokens.filter((token) => token !== undefined));
  return { path, token: known.size === 1 ? [...known][0] : undefined };
}

/** A token may itself begin with "3D": only what is two characters too long has an encoded equals sign before it. */
const tokenIn = (parameter: string, value: string): string | undefined =>
  readToken(parameter.slice(parameter.indexOf('=') + 1)) ?? readToken(value);

/** Nothing in a token is changed by decoding, so it is done until nothing changes, three times at most. */
function decoded(text: string): string {
  let now = text;
  for (let times = 0; times < 3; times += 1) {
    // Run by run: one that is broken, in a parameter of somebody else, must not keep the others from it.
    now = now.replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded);
  }
  return now;
}

/** Without line breaks and what stands for them: quoted-printable's soft ones, and the spaces browsers make of them. */
const unwrapped = (text: string): string => text.replace(/(?<![?&;]t)=\r?\n/gi, '').replace(/[\s+]/g, '');
