import { TEST_DEFAULTS } from '@invoicebox/test-kit/defaults';
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { ...TEST_DEFAULTS, name: 'scripts', include: ['lib/*.test.mjs'] } });
