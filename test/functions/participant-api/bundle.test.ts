import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('fits into one file of at most 1.3 MB for Lambda, pages, script and stylesheet included', async () => {
  const { outputFiles } = await build({
    entryPoints: ['functions/participant-api/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
  });
  const [file] = outputFiles;
  expect(outputFiles).toHaveLength(1);
  expect(file?.text).toContain('replaceState');
  expect(file?.contents.length).toBeLessThan(1_300_000);
});
