import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/protocol/**', 'node_modules/**'],
    reporters: ['default'],
    testTimeout: 10_000,
    setupFiles: ['test/support/equal-observations.ts'],
    maxWorkers: '100%', // the default leaves one of two cores idle
  },
});
