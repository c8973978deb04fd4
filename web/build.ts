import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const ENTRIES = 'web/participant';
const SCRIPTS = 'functions/participant-api/pages/scripts';

/** Each page's script: `web/participant/<name>.ts` with what it imports, for browsers from 2022 on. */
export const scriptNames = (): string[] =>
  readdirSync(join(ROOT, ENTRIES), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => basename(name, '.ts'))
    .sort();

/** Where a script is kept as text, so that the functions carry it with them. */
export const scriptFile = (name: string): string => join(ROOT, SCRIPTS, `${name}.ts`);

/** The text of that file. */
export function builtScript(name: string): string {
  const built = buildSync({
    entryPoints: [join(ENTRIES, `${name}.ts`)],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['es2022', 'safari15'],
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const code = built.outputFiles[0]!.text.trim();
  return `/** Made from web/participant/${name}.ts by \`npm run pages\`; a test fails when the two differ. */\nexport default ${JSON.stringify(code)};\n`;
}

if (import.meta.main) {
  for (const name of scriptNames()) writeFileSync(scriptFile(name), builtScript(name));
}
