import * as z from 'zod';
import { endpoint } from '../../middleware/endpoint.ts';
import { SCRIPT_PATH, STYLE_PATH } from '../pages/assets.ts';
import { SCRIPT } from '../pages/script.ts';
import { STYLE } from '../pages/style.ts';

/** The pages' script and stylesheet. Their address changes with their content, so a browser may keep them. */
const asset = (stamped: string, body: string, type: string) =>
  endpoint({
    method: 'GET',
    path: stamped.split('?', 1)[0]!,
    query: z.object({}),
    handle: async () => ({
      status: 200,
      body,
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'public, max-age=31536000, immutable',
      },
    }),
  });

export const getScript = asset(SCRIPT_PATH, SCRIPT, 'text/javascript');
export const getStyle = asset(STYLE_PATH, STYLE, 'text/css');
