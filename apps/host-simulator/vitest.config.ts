import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'host-simulator',
    include: ['server/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    // A property test takes as long as the machine needs; what hangs is found all the same.
    testTimeout: 120_000,
  },
});
