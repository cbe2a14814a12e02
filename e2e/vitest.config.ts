import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  test: {
    root: import.meta.dirname,
    name: 'e2e',
    include: ['**/*.test.ts'],
    globalSetup: './support/global-setup.ts',
    // Journeys share the servers, and on a small machine two browsers at once are slower than one after the other.
    fileParallelism: false,
    // A busy machine takes its time; what is not there after so long will not come.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
