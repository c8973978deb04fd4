import type { HttpResult } from './gateway.ts';

/**
 * Answers hold personal data: kept by no cache, framed by no page, read as nothing but what they are. That there is only
 * https is said of this name alone: it may be a proxy's, with names below it that are others'.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
};

/** The answer with the house's headers; one that an endpoint sets itself wins. */
export const withSecurityHeaders = (result: HttpResult): HttpResult => ({
  ...result,
  headers: { ...HEADERS, ...result.headers },
});

/**
 * What a page may load: nothing inline, nothing from elsewhere, in no frame; the empty icon is a data URL. `asked` are the
 * origins, besides its own, that its scripts ask.
 */
export const pagePolicy = (asked: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    ["connect-src 'self'", ...asked].join(' '),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
