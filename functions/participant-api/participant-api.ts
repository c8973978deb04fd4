import type { Ports } from '../../platform/ports.ts';
import { type HttpFunction, httpFunction } from '../middleware/http.ts';
import { anyone } from '../middleware/principal.ts';
import { forBrowsers } from './for-browsers.ts';
import { limitedPerToken } from './limited-per-token.ts';
import { endpoints, routes } from './routes.ts';

/**
 * In octets. Five free texts of the longest length in a script whose letters take nine octets in a form fit; and
 * whatever fits is far below the 400 KB of a stored document (FAULTS F46).
 */
const BODY_LIMIT = 256 * 1024;

/** The participant API around these ports. Nobody signs in: the personal link is what lets in. */
export function participantApi(ports: Ports): HttpFunction {
  const api = httpFunction({
    endpoints,
    context: () => ports,
    identify: anyone,
    bodyLimit: BODY_LIMIT,
    allowsHiddenOrigin: true,
  });
  return forBrowsers(limitedPerToken(ports, api, BODY_LIMIT), routes);
}
