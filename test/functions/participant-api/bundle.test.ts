import { expect, it } from 'vitest';
import { bundled } from '../../../lib/constructs/bundle.ts';

it('fits into one file of at most 1.3 MB for Lambda, pages, script and stylesheet included', () => {
  const code = bundled('functions/participant-api/index.ts');
  expect(code).toContain('replaceState');
  expect(Buffer.byteLength(code)).toBeLessThan(1_300_000);
});
