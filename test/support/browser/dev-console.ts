import { basename } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';

/** The console's page in React's development build, which says on the browser's console what it takes for wrong. */
export async function withDevelopmentBuild(page: Page): Promise<void> {
  const built = await build({
    entryPoints: ['web/console/main.tsx', 'web/console/console.css'],
    outdir: 'console',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    jsxDev: true,
    define: { 'process.env.NODE_ENV': '"development"' },
    entryNames: '[name]',
    logLevel: 'error',
  });
  const files = new Map(built.outputFiles.map(({ path, text }) => [basename(path), text]));
  await page.route('**/console/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/console/'.length);
    const body = files.get(name);
    if (name === 'config.json') await route.continue();
    else if (body === undefined) await route.fulfill({ contentType: 'text/html', body: PAGE });
    else await route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body });
  });
}

const PAGE = `<!doctype html><html lang="en"><head><link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/main.css"><script type="module" src="/console/main.js"></script>
</head><body><div id="console" class="console"></div></body></html>`;
