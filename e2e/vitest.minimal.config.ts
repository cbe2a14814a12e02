import { mergeConfig } from 'vitest/config';
import config from './vitest.config.js';

/** The whole journeys again, with a simulator that answers only what Invoicebox documents (docs/simulator.md, Answers). */
const minimal = mergeConfig(config, { test: { name: 'e2e, minimal answers', env: { E2E_ANSWERS: 'minimal' } } });

export default {
  ...minimal,
  test: {
    ...minimal.test,
    include: ['gas-station', 'business-lounge', 'till'].map((name) => `journeys/${name}.test.ts`),
  },
};
