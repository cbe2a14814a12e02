import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  tsconfig: join(import.meta.dirname, '../tsconfig.test.json'),
  build: { outDir: 'dist' },
});
