import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../../../lib/constructs/bundle.ts';
import { newApp } from '../../support/deployed-stacks.ts';

const stack = new Stack(newApp({ bundled: true }), 'stack');
const ENTRY = 'test/support/placeholder-function.ts';

describe('a bundle', () => {
  it('is one ES module with its files beside it', () => {
    const { path } = bundle(stack, ENTRY, { 'programs.json': '[1]' });
    expect(readFileSync(join(path, 'programs.json'), 'utf8')).toBe('[1]');
    expect(readFileSync(join(path, 'index.mjs'), 'utf8')).toMatch(/export\{\w+ as handler\};/);
  });

  it('has the same bytes and name each time, and another name for another content', () => {
    expect(bundle(stack, ENTRY, {}).path).toBe(bundle(stack, ENTRY, {}).path);
    expect(bundle(stack, ENTRY, {}).path).not.toBe(bundle(stack, ENTRY, { 'programs.json': '[2]' }).path);
  });

  it('brings `require` for packages that load builtins with it, and runs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'journeys-bundle-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'package.cjs'), "module.exports = require('node:path').sep;");
    writeFileSync(
      join(folder, 'entry.ts'),
      "import sep from './package.cjs'; export const handler = () => sep;",
    );
    const file = join(bundle(stack, join(folder, 'entry.ts'), {}).path, 'index.mjs');
    expect(readFileSync(file, 'utf8').startsWith('import{createRequire}')).toBe(true);
    const run = `const { handler } = await import(process.argv[1]); console.log(await handler());`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', run, file], {
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe(sep);
  });

  it('is empty in a stack that is not to be deployed', () => {
    const { path } = bundle(new Stack(newApp(), 'stack'), 'functions/there-is-no-such.ts', {});
    expect(readFileSync(join(path, 'index.mjs'), 'utf8')).toBe('');
  });

  it('has no banner where nothing needs it', () => {
    expect(readFileSync(join(bundle(stack, ENTRY, {}).path, 'index.mjs'), 'utf8')).not.toContain(
      'createRequire',
    );
  });
});
