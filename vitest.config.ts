import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/browser/setup.ts'],
    // onnxruntime's tensors are of the main realm: vmThreads would hand it arrays of another.
    pool: 'forks',
    // Many tests wait for processes of their own: two files share a core well enough.
    maxWorkers: Math.max(2, Math.ceil(availableParallelism() / 2)),
    // Against tests that hang, not against machines that are slow.
    testTimeout: 120_000,
  },
});
