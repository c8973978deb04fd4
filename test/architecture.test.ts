import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FOLDERS, sourceOf, sourcesIn } from './support/own-sources.ts';

const ROOT = join(import.meta.dirname, '..');

interface Import {
  file: string;
  /** Our own file's path from the root, or the name of a package or a module of Node. */
  target: string;
  own: boolean;
}

const STATEMENT =
  /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** The import and re-export statements of a source, static and dynamic. */
function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(STATEMENT)].map((match) => {
    const name = (match[1] ?? match[2])!;
    if (!name.startsWith('.')) return { file, target: name, own: false };
    return { file, target: relative(ROOT, join(ROOT, dirname(file), name)), own: true };
  });
}

const all = FOLDERS.flatMap(sourcesIn).flatMap((file) => importsOf(file, sourceOf(file)));
const from = (folder: string) => all.filter(({ file }) => file.startsWith(`${folder}/`));

/** What breaks the rule, as readable lines; a test expects none. */
const breaking = (imports: readonly Import[], allowed: (one: Import) => boolean): string[] =>
  imports.filter((one) => !allowed(one)).map(({ file, target }) => `${file} imports ${target}`);

const within = ({ target, own }: Import, ...folders: string[]): boolean =>
  own && folders.some((folder) => target === folder || target.startsWith(`${folder}/`));

const isPackage = ({ target, own }: Import, ...names: string[]): boolean => !own && names.includes(target);

/** Formats of the outside world that functions write out themselves. */
const FORMATS = ['platform/calendar-file.ts', 'platform/compressed.ts', 'platform/mail-html.ts'];

describe('imports point one way', () => {
  test('reads every kind of import statement', () => {
    const source = `
import * as z from 'zod';
import { a, type B } from './a.ts';
import type { C } from '../platform/ports.ts';
import {
  long,
} from './long.ts';
import './effect.ts';
export { d } from './d.ts';
const e = await import('./e.ts');
// an import in words: import from 'nowhere'
`;
    expect(importsOf('domain/x.ts', source).map(({ target }) => target)).toEqual([
      'zod',
      'domain/a.ts',
      'platform/ports.ts',
      'domain/long.ts',
      'domain/effect.ts',
      'domain/d.ts',
      'domain/e.ts',
    ]);
  });

  test('finds the files at all, and every own file that is imported exists', () => {
    expect(sourcesIn('domain').length).toBeGreaterThan(10);
    expect(from('domain').length).toBeGreaterThan(20);
    expect(all.filter(({ target, own }) => own && !existsSync(join(ROOT, target)))).toEqual([]);
  });

  test('domain imports zod, the Temporal polyfill and itself', () => {
    const allowed = (one: Import) => within(one, 'domain') || isPackage(one, 'zod', 'temporal-polyfill');
    expect(breaking(from('domain'), allowed)).toEqual([]);
  });

  test('platform implements ports and imports domain; of ours only the local engine reads the catalogue too', () => {
    const reads = (one: Import) =>
      one.file.startsWith('platform/local/') && one.target === 'workflows/catalogue.ts';
    const allowed = (one: Import) => !one.own || within(one, 'platform', 'domain') || reads(one);
    expect(breaking(from('platform'), allowed)).toEqual([]);
  });

  test('the ports name no platform', () => {
    const ports = from('platform').filter(({ file }) => file === 'platform/ports.ts');
    expect(breaking(ports, (one) => within(one, 'domain'))).toEqual([]);
  });

  test('the two platforms do not know each other', () => {
    expect(breaking(from('platform/aws'), (one) => !within(one, 'platform/local'))).toEqual([]);
    expect(breaking(from('platform/local'), (one) => !within(one, 'platform/aws'))).toEqual([]);
  });

  test('functions import domain and the ports; only the middleware files named after AWS know its adapters', () => {
    const adapters = from('functions').filter(
      (one) => within(one, 'platform') && one.target !== 'platform/ports.ts' && !within(one, ...FORMATS),
    );
    expect(
      breaking(
        adapters,
        (one) => one.file.startsWith('functions/middleware/aws-') && within(one, 'platform/aws'),
      ),
    ).toEqual([]);
    const allowed = (one: Import) => !one.own || within(one, 'functions', 'domain', 'platform');
    expect(breaking(from('functions'), allowed)).toEqual([]);
  });

  test('a format that functions use is no adapter: it makes text of data and reaches nothing', () => {
    const used = all.filter(({ file }) => FORMATS.includes(file));
    const isPure = (one: Import) =>
      within(one, 'domain', 'platform/vtimezone.ts', 'platform/mail-page.ts') ||
      isPackage(one, 'ical-generator', 'temporal-polyfill', 'marked', 'node:util', 'node:zlib');
    expect(used.length).toBeGreaterThan(0);
    expect(breaking(used, isPure)).toEqual([]);
  });

  test('functions reach AWS through the ports only', () => {
    const sdk = ({ target }: Import) => /^@aws-sdk\/|^@smithy\//.test(target);
    expect(breaking(from('functions'), (one) => !sdk(one))).toEqual([]);
    expect(breaking(from('platform/local'), (one) => !sdk(one))).toEqual([]);
  });

  test('lib reads the catalogue, route tables and names and schemas of the environment, and no adapter', () => {
    const isPlain = (file: string) =>
      all.filter((one) => one.file === file).every((one) => isPackage(one, 'zod') || within(one, 'domain'));
    const allowed = (one: Import) =>
      !one.own ||
      within(one, 'lib', 'workflows', 'functions') ||
      (within(one, 'platform') && isPlain(one.target));
    expect(breaking(from('lib'), allowed)).toEqual([]);
  });

  test('web talks to the API only, and shares no more than pure rules with it', () => {
    expect(breaking(from('web'), (one) => !one.own || within(one, 'web', 'domain'))).toEqual([]);
  });

  test('nothing imports bin or test', () => {
    const sources = all.filter(({ file }) => !file.startsWith('bin/') && !file.startsWith('bench/'));
    expect(breaking(sources, (one) => !within(one, 'bin', 'test'))).toEqual([]);
  });
});

describe('the domain is pure', () => {
  const IMPURE = {
    'the time of day': /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\./,
    randomness: /\bMath\.random\b|\bcrypto\b/,
    'the environment': /\bprocess\./,
    timers: /\bset(?:Timeout|Interval|Immediate)\b/,
    'the network or the disk': /\bfetch\(|\bnode:/,
    'words for people to read in a log': /\bconsole\./,
  };

  test.each(Object.entries(IMPURE))('without %s', (_, pattern) => {
    expect(sourcesIn('domain').filter((file) => pattern.test(sourceOf(file)))).toEqual([]);
  });

  test('finds each of them when it is there', () => {
    const samples = [
      'Date.now()',
      'Math.random()',
      'process.env.X',
      'setTimeout(f)',
      "'node:fs'",
      'console.log()',
    ];
    const patterns = Object.values(IMPURE);
    expect(samples.map((sample, index) => patterns[index]!.test(sample))).toEqual(samples.map(() => true));
    expect(IMPURE['the time of day'].test('new Date()')).toBe(true);
    expect(IMPURE['the time of day'].test('new Date(epochMs)')).toBe(false);
  });
});

test('there are no drawers for odds and ends: no utils, helpers, common or types folder', () => {
  const odd = [...FOLDERS, 'test']
    .flatMap(sourcesIn)
    .filter((file) => /(^|\/)(utils?|helpers?|common|types)\//.test(file));
  expect(odd).toEqual([]);
});

test('there are no barrels: a name is imported from the file that defines it', () => {
  const passesOn = /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})(?:\s+as\s+\w+)?\s+from\s/m;
  expect(FOLDERS.flatMap(sourcesIn).filter((file) => passesOn.test(sourceOf(file)))).toEqual([]);
});

test('modules of Node are imported by their full name', () => {
  expect(breaking(all, ({ target, own }) => own || !isBuiltin(target) || target.startsWith('node:'))).toEqual(
    [],
  );
});
