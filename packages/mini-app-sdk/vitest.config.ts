import { join } from 'node:path';
import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The examples import the package by its name.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  // Tests are outside of tsconfig.json, and looking further up would find the whole workspace's.
  tsconfig: join(import.meta.dirname, 'tsconfig.test.json'),
  test: {
    ...TEST_DEFAULTS,
    setupFiles: ['@invoicebox/test-kit/dom-setup'],
    include: ['{src,generate,examples}/**/*.test.{ts,tsx}'],
    coverage: {
      include: ['src/{protocol,guest,host}/**'],
      // What the security of a payment page rests on; the rest of the package is covered by journeys in a browser.
      thresholds: { lines: 95 },
    },
    // A property test takes as long as the machine needs; what hangs is found all the same.
    testTimeout: 120_000,
    // Frames in the tests stand for foreign pages: nothing may be fetched.
    environmentOptions: { happyDOM: { settings: { disableIframePageLoading: true } } },
  },
});
