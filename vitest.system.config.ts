import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Tests of whole programs: browsers, several processes. Unit and property tests are in vitest.config.ts.
export default defineConfig({
  test: {
    projects: ['e2e', 'e2e/vitest.minimal.config.ts', 'conformance', 'stress'],
    // One more than there are cores: a file starts programs of its own and waits for them half of the time.
    maxWorkers: availableParallelism() + 1,
  },
});
