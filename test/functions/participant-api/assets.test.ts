import { runInNewContext } from 'node:vm';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { SCRIPT_PATH, STYLE_PATH } from '../../../functions/participant-api/pages/assets.ts';
import { SCRIPT } from '../../../functions/participant-api/pages/script.ts';
import { STYLE } from '../../../functions/participant-api/pages/style.ts';
import { participantScene } from '../../support/participant-scene.ts';

/** Runs the script as a page with this address does, and tells what it did to the address. */
function atAddress(search: string, state: unknown = null) {
  const done: unknown[] = [];
  const page = {
    URLSearchParams,
    encodeURIComponent,
    location: { search, pathname: '/survey', replace: (to: string) => done.push(['go to', to]) },
    history: { state, replaceState: (kept: unknown, _: string, to: string) => done.push(['show', to, kept]) },
  };
  runInNewContext(SCRIPT, page);
  return done;
}

describe('the script and the stylesheet of the pages', () => {
  it('are valid', async () => {
    expect((await transform(SCRIPT, { loader: 'js' })).warnings).toEqual([]);
    expect((await transform(STYLE, { loader: 'css' })).warnings).toEqual([]);
  });

  it('are served under an address that changes with their content, so that browsers may keep them', async () => {
    const scene = await participantScene();
    for (const [path, text, type] of [
      [SCRIPT_PATH, SCRIPT, 'text/javascript; charset=utf-8'],
      [STYLE_PATH, STYLE, 'text/css; charset=utf-8'],
    ] as const) {
      expect(path).toMatch(/\?v=[0-9a-f]{12}$/);
      const { statusCode, body, headers } = await scene.send(path);
      expect([statusCode, body, headers['content-type']]).toEqual([200, text, type]);
      expect(headers['cache-control']).toContain('immutable');
    }
  });

  it('take the token out of the address bar at once, with whatever a mail program added to it', () => {
    expect(atAddress('?t=token&utm_source=mail')).toEqual([['show', '/survey', { token: 'token' }]]);
  });

  it('find the page again when a phone reloads it without its token', () => {
    expect(atAddress('', { token: 'to+ken' })).toEqual([['go to', '/survey?t=to%2Bken']]);
    expect(atAddress('')).toEqual([]);
  });
});
