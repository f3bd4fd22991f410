import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each, though their files are short. */
const LONG = ['faults/kill', 'faults/disturbed', 'faults/disk', 'queue/work', 'faults/', 'cli'];

/** What takes longest begins first: none is left to go on alone when the others are done. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.includes(`/${name}`));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/browser/setup.ts'],
    // onnxruntime's tensors are of the main realm: vmThreads would hand it arrays of another.
    pool: 'forks',
    // Many tests wait for processes of their own: two files share a core well enough.
    maxWorkers: Math.max(2, Math.ceil(availableParallelism() / 2)),
    // Against tests that hang, not against machines that are slow.
    testTimeout: 120_000,
  },
});
