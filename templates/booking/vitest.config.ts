import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { name: 'booking', include: ['**/*.test.{ts,tsx}'], testTimeout: 60_000 },
});
