import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/browser/setup.ts'],
    // onnxruntime's tensors are of the main realm: vmThreads would hand it arrays of another.
    pool: 'forks',
    testTimeout: 30_000,
  },
});
