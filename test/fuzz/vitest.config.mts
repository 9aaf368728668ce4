import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.fuzz.ts'],
    reporters: ['default'],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
