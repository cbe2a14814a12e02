import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    ...TEST_DEFAULTS,
    setupFiles: ['@invoicebox/test-kit/dom-setup'],
    name: 'gas-station',
    include: ['{shared,server,stations,forecourt,data}/**/*.test.ts', '{page,till}/**/*.test.{ts,tsx}'],
  },
});
