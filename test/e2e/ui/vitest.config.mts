import { defineConfig } from 'vitest/config';

/** One VS Code and one browser for all files (see global-setup.mjs); each file opens a page of its own, one after another. */
export default defineConfig({
  test: {
    include: ['test/e2e/ui/**/*.test.ts'],
    globalSetup: ['test/e2e/ui/global-setup.mjs'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    reporters: ['default'],
  },
});
