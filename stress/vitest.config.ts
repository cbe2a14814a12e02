import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    root: import.meta.dirname,
    name: 'stress',
    include: ['**/*.test.ts'],
    // Hooks may install programs, and a busy machine takes its time: what hangs is found by the limits inside the tests.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
