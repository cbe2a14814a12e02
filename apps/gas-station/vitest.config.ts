import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    name: 'gas-station',
    include: ['{contract,server,forecourt,data}/**/*.test.ts', 'client/**/*.test.{ts,tsx}'],
  },
});
