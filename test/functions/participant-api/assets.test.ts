import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { SCRIPTS, STYLESHEET } from '../../../functions/participant-api/pages/assets.ts';
import { builtScript, scriptFile, scriptNames } from '../../../web/build.ts';
import { participantScene } from '../../support/scenes/participant-scene.ts';

/** Runs the script as a page with this address does, and tells what it did to the address. */
function atAddress(search: string, state: unknown = null) {
  const done: unknown[] = [];
  const page = {
    URLSearchParams,
    encodeURIComponent,
    location: { search, pathname: '/survey', replace: (to: string) => done.push(['go to', to]) },
    history: { state, replaceState: (kept: unknown, _: string, to: string) => done.push(['show', to, kept]) },
  };
  runInNewContext(SCRIPTS.participant.text, page);
  return done;
}

describe('the script and the stylesheet of the pages', () => {
  it('are valid', async () => {
    expect((await transform(STYLESHEET.text, { loader: 'css' })).warnings).toEqual([]);
  });

  it('are what their sources say (npm run pages)', () => {
    expect(Object.keys(SCRIPTS).sort()).toEqual(scriptNames());
    for (const name of scriptNames()) {
      expect(readFileSync(scriptFile(name), 'utf8') === builtScript(name), name).toBe(true);
    }
  });

  it('are served under an address that changes with their content, so that browsers may keep them', async () => {
    const scene = await participantScene();
    for (const { address, text, type } of [STYLESHEET, ...Object.values(SCRIPTS)]) {
      expect(address).toMatch(/\?v=[0-9a-f]{12}$/);
      const { statusCode, body, headers } = await scene.send(address);
      expect([statusCode, body, headers['content-type']]).toEqual([200, text, `${type}; charset=utf-8`]);
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
