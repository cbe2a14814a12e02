import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    root: import.meta.dirname,
    name: 'stress',
    include: ['**/*.test.ts'],
    // Hooks may install programs, and the machine may be busy: timeouts inside the tests detect a hang.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
