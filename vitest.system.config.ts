import { defineConfig } from 'vitest/config';

// Tests of whole programs: browsers, several processes. Unit and property tests are in vitest.config.ts.
export default defineConfig({
  test: { projects: ['e2e', 'conformance', 'stress'] },
});
