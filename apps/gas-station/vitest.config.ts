import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name: 'gas-station',
    // A property test takes as long as the machine needs; what hangs is found all the same.
    testTimeout: 120_000,
    include: ['{contract,server,forecourt,data}/**/*.test.ts', 'client/**/*.test.{ts,tsx}'],
  },
});
