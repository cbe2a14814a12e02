import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  test: {
    root: import.meta.dirname,
    name: 'e2e',
    include: ['**/*.test.ts'],
    globalSetup: './support/global-setup.ts',
    // Every file has servers and a browser of its own. Half of the time they wait.
    maxWorkers: 3,
    // Generous, for a busy machine.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
