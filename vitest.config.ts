import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Generous because the machine may be slow or shared: no test asserts a duration.
    hookTimeout: 60_000,
  },
});
