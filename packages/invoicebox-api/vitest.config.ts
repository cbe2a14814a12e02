import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['source'] } },
  test: { name: 'invoicebox-api', include: ['src/**/*.test.ts'] },
});
