import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { FOLDERS, sourceOf, sourcesIn } from './support/own-sources.ts';

/** Written by `npm run pages`. */
const GENERATED = 'functions/participant-api/pages/scripts/';

const filesOf = (folder: string): string[] => sourcesIn(folder).filter((file) => !file.startsWith(GENERATED));

const DECLARATION =
  /^(?:export )?(?:default )?(?:async )?(?:const|function\*?|class|interface|type|enum) (\w+|\{[^}]*\})|^export default (\w+);/gm;

interface Declaration {
  name: string;
  isExported: boolean;
  hasDocstring: boolean;
}

/** What a source declares at its top. */
const declarationsOf = (source: string): Declaration[] =>
  [...source.matchAll(DECLARATION)].map((match) => ({
    name: (match[1] ?? match[2])!,
    isExported: match[0].startsWith('export'),
    hasDocstring: /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n$/.test(source.slice(0, match.index)),
  }));

/** The names that a source exports and says nothing about. A schema and the type of its name share one docstring. */
function withoutDocstring(source: string): string[] {
  const declarations = declarationsOf(source);
  const documented = new Set(declarations.filter((one) => one.hasDocstring).map(({ name }) => name));
  const exported = new Set(declarations.filter((one) => one.isExported).map(({ name }) => name));
  return [...exported].filter((name) => !documented.has(name));
}

const IMPORT =
  /import\s+(?:type\s+)?(?:\{([^}]*)\}|[^'"`;{]+?)\s+from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g;

/** `file name` of what a source imports of our own files; `file *` where it imports a file whole, or while it runs. */
function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(IMPORT)].flatMap(([, names, from, later]) => {
    const target = join(dirname(file), (from ?? later)!);
    const found = names?.matchAll(/(?:type )?(\w+)(?: as \w+)?/g) ?? [[target, '*']];
    return [...found].map(([, name]) => `${target} ${name}`);
  });
}

test('every export has a docstring', () => {
  const missing = FOLDERS.flatMap(filesOf).flatMap((file) =>
    withoutDocstring(sourceOf(file)).map((name) => `${file} exports ${name} without a docstring`),
  );
  expect(missing).toEqual([]);
});

test('a docstring is the comment right before an export, or before the schema of the same name', () => {
  const source = `
/** Why. */
export const a = 1;
export const b = 2;
/**
 * Why.
 */
export async function c() {}
// not a docstring
export function* d() {}
/** Why. */

export class E {}
/* not a docstring */
export interface F {}
/** Why. */
export const G = z.string();
export type G = z.infer<typeof G>;
const own = 3;
export default own;
`;
  expect(withoutDocstring(source)).toEqual(['b', 'd', 'E', 'F', 'own']);
});

test('an export is read by another file, or its file is named as a whole', () => {
  const files = FOLDERS.flatMap(filesOf);
  const imported = new Set([...files, ...filesOf('test')].flatMap((file) => importsOf(file, sourceOf(file))));
  const sources = files.map(sourceOf);
  // A function's or a replaced package's own file, as the stacks name it.
  const isNamed = (file: string) => sources.some((source) => source.includes(`'${file}'`));
  const idle = files.flatMap((file) =>
    declarationsOf(sourceOf(file))
      .filter((one) => one.isExported && !imported.has(`${file} ${one.name}`) && !imported.has(`${file} *`))
      .filter(() => !isNamed(file))
      .map(({ name }) => `${file} exports ${name} for nobody`),
  );
  expect(idle).toEqual([]);
});

test('finds what a source imports, by name, as a whole and while it runs', () => {
  const source = `
import * as z from 'zod';
import { a, type B as C } from './a.ts';
import type {
  D,
} from '../d.ts';
import whole from './whole.ts';
const Page = lazy(() => import('./page.tsx'));
`;
  expect(importsOf('domain/x.ts', source)).toEqual([
    'domain/a.ts a',
    'domain/a.ts B',
    'd.ts D',
    'domain/whole.ts *',
    'domain/page.tsx *',
  ]);
});
