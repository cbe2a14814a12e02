import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // vitest leaves one core idle by default, which is half of a small machine.
  test: { projects: ['packages/*', 'apps/*', 'templates/*', 'scripts'], maxWorkers: availableParallelism() },
});
