import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The folders whose sources are the product's and its tools'; the tests are not among them. */
export const FOLDERS = [
  'bin',
  'rehearsal',
  'lib',
  'functions',
  'workflows',
  'domain',
  'platform',
  'web',
  'bench',
];

/** The TypeScript files below a folder, by their paths from the root. */
export const sourcesIn = (folder: string): string[] =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT, exclude: ['**/node_modules/**'] }).sort();

/** The text of a file, by its path from the root. */
export const sourceOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
