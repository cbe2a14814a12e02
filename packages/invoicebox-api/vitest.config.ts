import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    ...TEST_DEFAULTS,
    name: 'invoicebox-api',
    include: ['{src,examples}/**/*.test.ts'],
  },
});
