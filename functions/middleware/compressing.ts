import { compressed } from '../../platform/compressed.ts';
import type { HttpFunction } from './http.ts';

/** For a gateway that does not compress: pages, scripts, styles and files leave the function compressed. */
export const compressing =
  (api: HttpFunction): HttpFunction =>
  async (event, context) => {
    const result = await api(event, context);
    const accepted = event.headers['accept-encoding'];
    const sent = await compressed(result.body, result.headers['content-type'], accepted);
    const headers = { ...result.headers, ...sent.headers };
    if (!('content-encoding' in headers)) return { ...result, headers };
    return { ...result, headers, body: sent.octets.toString('base64'), isBase64Encoded: true };
  };
