import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  test: {
    root: import.meta.dirname,
    name: 'e2e',
    include: ['**/*.test.ts'],
    globalSetup: './support/global-setup.ts',
    // A busy machine takes its time; what is not there after so long will not come.
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
