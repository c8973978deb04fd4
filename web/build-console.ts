import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const ENTRY = 'web/console/main.tsx';
const STYLE = 'web/console/console.css';

/** A file of the console; all of them are text. */
interface ConsoleFile {
  type: string;
  text: string;
}

/** The staff console as files. */
interface BuiltConsole {
  /** By their names; those of scripts and styles change with their content, so that they may be kept for good. */
  assets: Readonly<Record<string, ConsoleFile>>;
  /** The page that every address of the console answers with. */
  page: ConsoleFile;
  /** The names of the assets that are loaded before the first page shows. */
  first: readonly string[];
}

/** Bundles the console for browsers from 2022 on; what only some pages need is in files of its own. */
export async function buildConsole(): Promise<BuiltConsole> {
  const built = await build({
    entryPoints: [ENTRY, STYLE],
    absWorkingDir: ROOT,
    outdir: 'console',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'safari16'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const type = (name: string) => (name.endsWith('.css') ? 'text/css' : 'text/javascript');
  const assets = Object.fromEntries(
    built.outputFiles.map(({ path, text }) => {
      const name = basename(path);
      return [name, { type: `${type(name)}; charset=utf-8`, text }];
    }),
  );
  const { outputs } = built.metafile;
  const script = outputOf(outputs, ENTRY);
  const style = basename(outputOf(outputs, STYLE));
  const scripts = withStaticImports(outputs, script).map((path) => basename(path));
  const page = { type: 'text/html; charset=utf-8', text: pageText(style, scripts) };
  return { assets, page, first: [style, ...scripts] };
}

const outputOf = (outputs: Metafile['outputs'], entry: string): string =>
  Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry)![0];

/** A script and all that has to be there before it runs, itself first. */
function withStaticImports(outputs: Metafile['outputs'], script: string): string[] {
  const found = new Set([script]);
  for (const path of found) {
    for (const one of outputs[path]!.imports) if (one.kind === 'import-statement') found.add(one.path);
  }
  return [...found];
}

const pageText = (style: string, [script, ...others]: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Leadership journeys</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/${style}">
${others.map((name) => `<link rel="modulepreload" href="/console/${name}">\n`).join('')}<script type="module" src="/console/${script}"></script>
</head>
<body>
<div id="console" class="console"><noscript>The console needs JavaScript.</noscript></div>
</body>
</html>
`;

/** `node web/build-console.ts FOLDER` writes the files there. */
if (import.meta.main) {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Say where to: node web/build-console.ts FOLDER');
  const { assets, page } = await buildConsole();
  mkdirSync(folder, { recursive: true });
  for (const [name, { text }] of [...Object.entries(assets), ['index.html', page] as const]) {
    const file = join(folder, name);
    writeFileSync(file, text);
    console.log(`${relative(dirname(folder), file)} ${Buffer.byteLength(text)}`);
  }
}
