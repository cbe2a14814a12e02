import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Tests of whole programs: browsers, several processes. Unit and property tests are in vitest.config.ts.
export default defineConfig({
  test: {
    projects: ['e2e', 'conformance', 'stress'],
    // A file starts programs of its own, and waits more than it works.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  },
});
