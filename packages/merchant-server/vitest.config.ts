import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    name: 'merchant-server',
    include: ['src/**/*.test.ts'],
    // A property test takes as long as the machine needs; what hangs is found all the same.
    testTimeout: 120_000,
  },
});
