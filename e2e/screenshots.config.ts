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
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
