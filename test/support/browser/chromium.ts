import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import packages from '../../../package.json' with { type: 'json' };

/** Beside the packages, so that `npm ci` makes it anew and nobody else on the machine can have put it there. */
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache');

/** One folder a version: what an older one left is never started. */
const FOLDER = join(CACHE, `chromium-${packages.devDependencies['@sparticuz/chromium']}`);

/**
 * Starts a browser without a window: the one that comes with the project, or the one that CHROMIUM names, for
 * machines that the project brings none for.
 * @throws Error that says what to do on a machine without either: a suite that could not run must not pass.
 */
export async function launchChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM;
  if (named) return chromium.launch({ executablePath: named });
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The browser tests bring Chromium for Linux x64: elsewhere set CHROMIUM to the path of one.',
    );
  }
  if (!existsSync(FOLDER)) unpack();
  const executablePath = join(FOLDER, 'chromium');
  return chromium.launch({ executablePath, env: { ...process.env, ...environment(executablePath) } });
}

/**
 * Unpacks the browser into a folder of its own, which gets its name when it is whole: two test files that begin at
 * the same time, or a run that was stopped in between, leave no half browser behind. In a process of its own because
 * the package unpacks into the system's temporary folder, which only the environment can change.
 */
function unpack(): void {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(`${FOLDER}.`);
  const script = `await (await import(process.argv[1])).default.executablePath()`;
  const source = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  execFileSync(process.execPath, ['--input-type=module', '-e', script, source], {
    // The second makes it unpack the libraries that a bare machine lacks as well.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${FOLDER}/fonts</dir><cachedir>${FOLDER}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(folder, FOLDER);
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (!existsSync(FOLDER)) throw error;
  }
}

/** The same fonts on every machine; the package's own libraries only where the machine has none. */
function environment(executablePath: string): Record<string, string> {
  const libraries = execFileSync('ldd', [executablePath], { encoding: 'utf8' });
  return {
    FONTCONFIG_FILE: join(FOLDER, 'fonts.conf'),
    ...(libraries.includes('not found') ? { LD_LIBRARY_PATH: join(FOLDER, 'al2023/lib') } : {}),
  };
}
