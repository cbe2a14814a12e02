import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Takes pictures instead of testing: `npm run screenshots`. */
export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  test: {
    root: import.meta.dirname,
    name: 'screenshots',
    include: ['screenshots/*.shots.ts'],
    globalSetup: './support/global-setup.ts',
    maxWorkers: 3,
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
