import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    root: import.meta.dirname,
    name: 'conformance',
    include: ['**/*.test.ts'],
    // A deep run takes as long as its cases take: what hangs is found by the limits inside the tests.
    testTimeout: process.env.DEEP === '1' ? 3_600_000 : 600_000,
    hookTimeout: 120_000,
  },
});
