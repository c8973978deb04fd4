import * as z from 'zod';
import { endpoint } from '../../middleware/endpoint.ts';
import { type Asset, SCRIPTS, STYLESHEET } from '../pages/assets.ts';

/** The pages' scripts and stylesheet. Their address changes with their content, so a browser may keep them. */
const getAsset = ({ address, text, type }: Asset) =>
  endpoint({
    method: 'GET',
    path: address.split('?', 1)[0]!,
    query: z.object({}),
    handle: async () => ({
      status: 200,
      body: text,
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'cache-control': 'public, max-age=31536000, immutable',
      },
    }),
  });

/** One endpoint for each file, so that no path leads to any other. */
export const getAssets = [STYLESHEET, ...Object.values(SCRIPTS)].map(getAsset);
