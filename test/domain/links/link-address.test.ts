import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newToken } from '../../../domain/links/link.ts';
import { readLinkAddress } from '../../../domain/links/link-address.ts';

const PAGES = ['/survey', '/focus-group', '/stop', '/year', '/link/again'];
const TOKEN = newToken((count) => new Uint8Array(count).map((_, index) => 251 - 7 * index));
/** One that looks as if an encoded equals sign came before it. */
const DECEIVING = `3D${TOKEN.slice(2)}`;

const read = (address: string) => {
  const [path = '', ...query] = address.split('?');
  return readLinkAddress(path, query.join('?'), PAGES);
};
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));
const half = (token: string) => [token.slice(0, 20), token.slice(20)] as const;

/** What mail programs, gateways and people make of `/survey?t=TOKEN` (BAD-INPUT L9). */
const FORMS: [what: string, form: (token: string) => string][] = [
  ['as it was sent', (t) => `/survey?t=${t}`],
  ['with the full stop of its sentence', (t) => `/survey?t=${t}.`],
  ['with an angle bracket', (t) => `/survey?t=${t}>`],
  ['with an encoded angle bracket', (t) => `/survey?t=${t}%3E`],
  ['with a bracket and a comma', (t) => `/survey?t=${t}),`],
  ['with a quotation mark', (t) => `/survey?t=${t}%22`],
  ['with typographic quotation marks', (t) => `/survey?t=${t}%E2%80%9D.`],
  ['with Markdown’s emphasis', (t) => `/survey?t=${t}**`],
  ['with an encoded equals sign', (t) => `/survey?t%3D${t}`],
  ['with an encoded equals sign, in small letters', (t) => `/survey?t%3d${t}`],
  ['with a quoted-printable equals sign', (t) => `/survey?t=3D${t}`],
  ['with a quoted-printable equals sign, encoded', (t) => `/survey?t%3D3D${t}`],
  ['with two equals signs', (t) => `/survey?t==${t}`],
  ['with an equals sign at the end', (t) => `/survey?t=${t}=`],
  ['with the value encoded', (t) => `/survey?t=%${t.charCodeAt(0).toString(16)}${t.slice(1)}`],
  ['with the query encoded', (t) => `/survey?${encodeURIComponent(`t=${t}`)}`],
  ['with the query encoded twice', (t) => `/survey?${twice(`t=${t}`)}`],
  ['with the question mark encoded', (t) => `/survey%3Ft=${t}`],
  ['with all of it encoded twice', (t) => `/${twice(`survey?t=${t}`)}`],
  ['wrapped over two lines', (t) => `/survey?t=${half(t).join('%0D%0A')}`],
  ['wrapped and indented', (t) => `/survey?t=${half(t).join('%0A%20%20')}`],
  ['wrapped, the line break made a space', (t) => `/survey?t=${half(t).join('%20')}`],
  ['wrapped, the line break made a plus sign', (t) => `/survey?t=${half(t).join('+')}`],
  ['wrapped by quoted-printable', (t) => `/survey?t=${half(t).join('=%0D%0A')}`],
  ['wrapped by quoted-printable, without the CR', (t) => `/survey?t=${half(t).join('=%0A')}`],
  ['wrapped right before the token', (t) => `/survey?t=%0D%0A${t}`],
  ['wrapped by quoted-printable right before the token', (t) => `/survey?t==%0D%0A${t}`],
  ['with tracking parameters after it', (t) => `/survey?t=${t}&utm_source=mail&fbclid=x`],
  ['with tracking parameters before it', (t) => `/survey?utm_source=mail&mc_eid=1234&t=${t}`],
  ['with a tracking parameter of broken encoding', (t) => `/survey?x=%E0%A4%A&t=${t}%3E`],
  ['with HTML’s ampersand before it', (t) => `/survey?utm_source=a&amp;t=${t}`],
  ['with HTML’s ampersand twice', (t) => `/survey?utm_source=a&amp;amp;t=${t}`],
  ['with HTML’s ampersand after it', (t) => `/survey?t=${t}&amp;utm_source=a`],
  ['with encoded ampersands around it', (t) => `/survey?a=b%26t%3D${t}%26c=d`],
  ['with a fragment glued to it', (t) => `/survey?t=${t}%23top`],
  ['with an encoded fragment before the query', (t) => `/survey%23?t=${t}`],
  ['twice', (t) => `/survey?t=${t}&t=${t}.`],
  ['with an empty one before it', (t) => `/survey?t=&t=${t}`],
  ['with somebody else’s t before it', (t) => `/survey?t=12345&t=${t}`],
  ['with a slash after the path', (t) => `/survey/?t=${t}`],
  ['with two slashes before it', (t) => `//survey?t=${t}`],
  ['with slashes everywhere', (t) => `///survey//?t=${t}`],
  ['with a full stop after the path', (t) => `/survey.?t=${t}`],
  ['in capitals', (t) => `/SURVEY?T=${t}`],
  ['with an ampersand for the question mark', (t) => `/survey&t=${t}`],
  ['with a semicolon between parameters', (t) => `/survey?a=b;t=${t}`],
  ['with a byte-order mark', (t) => `/survey?t=%EF%BB%BF${t}`],
  ['with an invisible space', (t) => `/survey?t=${t}%E2%80%8B`],
  ['with a no-break space', (t) => `/survey?t=${t}%C2%A0`],
];

describe('the address of a link', () => {
  it.each(FORMS)('is read %s (L9)', (_, form) => {
    for (const token of [TOKEN, DECEIVING]) {
      expect(read(form(token))).toEqual({ path: '/survey', token });
    }
  });

  it.each(FORMS)('is read %s, also after a gateway has decoded its path (L9)', (_, form) => {
    for (const token of [TOKEN, DECEIVING]) {
      const [path = '', ...query] = form(token).split('?');
      expect(readLinkAddress(decodeURIComponent(path), query.join('?'), PAGES)).toEqual({
        path: '/survey',
        token,
      });
    }
  });

  it.each([
    ['no token', '/survey'],
    ['an empty one', '/survey?t='],
    ['one that is cut', `/survey?t=${TOKEN.slice(0, 30)}`],
    ['one that grew', `/survey?t=${TOKEN}A`],
    ['two different ones', `/survey?t=${TOKEN}&t=${DECEIVING}`],
    ['one under another name', `/survey?token=${TOKEN}`],
    ['an equals sign that was decoded with what follows', `/survey?t%AB${TOKEN.slice(2)}`],
    ['a NUL in it', `/survey?t=${half(TOKEN).join('%00')}`],
  ])('with %s has none', (_, address) => {
    expect(read(address)).toEqual({ path: '/survey', token: undefined });
  });

  it.each(['/other', '/surveys', '/', '', '/api/link', '/survey/more', `/survey?${'x'.repeat(4000)}`])(
    'of no page, "%s", is left as it is',
    (address) => {
      expect(read(address)).toBeUndefined();
    },
  );

  it('whatever a mail program puts around the token, is read as exactly that token or as none (L9)', () => {
    const tokens = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => newToken(() => bytes));
    const junk = fc.oneof(
      fc.constantFrom(
        '.',
        '>',
        ')',
        '"',
        '%3D',
        '=3D',
        '=',
        '%20',
        '=%0D%0A',
        '&amp;',
        '&a=b',
        '#',
        '%23',
        '?',
        '%',
        '%2',
      ),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    );
    const around = fc.array(junk, { maxLength: 4 }).map((parts) => parts.join(''));
    const encoding = fc.constantFrom<(text: string) => string>((text) => text, encodeURI, encodeURIComponent);
    fc.assert(
      fc.property(tokens, around, around, around, encoding, (token, slash, before, after, encode) => {
        const found = readLinkAddress(`/survey${slash}`, `${before}t=${encode(token + after)}`, PAGES);
        expect([undefined, token]).toContain(found?.token);
        expect([undefined, '/survey']).toContain(found?.path);
      }),
      { numRuns: 2000 },
    );
  });
});
