import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/one-seed.ts'],
    // One more than there are cores, because stories in the browser and started programs wait a good deal.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Modules are loaded once for each worker instead of once for each file, which was half of the time.
    isolate: false,
    // Node loads the modules itself, as it does in production: nothing is rewritten, and every call costs what it costs there.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What one worker or one program that it starts has compiled, the next one reads.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/node') },
    testTimeout: 180_000,
    // Generous because the machine may be slow or shared: no test asserts a duration.
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
