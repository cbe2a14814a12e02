import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    ...TEST_DEFAULTS,
    name: 'merchant-server',
    include: ['{src,examples}/**/*.test.ts'],
  },
});
