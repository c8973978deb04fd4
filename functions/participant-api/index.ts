import type { Ports } from '../../platform/ports.ts';
import { type HttpFunction, httpFunction } from '../middleware/http.ts';
import { anyone } from '../middleware/principal.ts';
import { forBrowsers } from './for-browsers.ts';
import { endpoints } from './routes.ts';

/** The participant API around these ports. Nobody signs in: the personal link is what lets in. */
export const participantApi = (ports: Ports): HttpFunction =>
  forBrowsers(httpFunction({ endpoints, context: () => ports, identify: anyone }));
