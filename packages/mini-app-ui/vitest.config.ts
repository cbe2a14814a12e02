import { join } from 'node:path';
import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests are outside of tsconfig.json, and looking further up would find the whole workspace's.
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  test: {
    ...TEST_DEFAULTS,
    environment: 'happy-dom',
    include: ['{src,examples}/**/*.test.{ts,tsx}'],
    setupFiles: ['@invoicebox/test-kit/dom-setup'],
  },
});
