import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    ...TEST_DEFAULTS,
    name: 'mini-app-kit',
    include: ['{src,examples}/**/*.test.{ts,tsx}'],
    setupFiles: ['@invoicebox/test-kit/dom-setup'],
  },
});
