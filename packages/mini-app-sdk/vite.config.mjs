import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The compatibility entry as one script for pages without a bundler, with the global `invoiceboxMinapp`. */
export default defineConfig({
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  build: {
    outDir: 'dist/script',
    target: 'es2022',
    lib: {
      entry: 'src/compat/script.ts',
      formats: ['iife'],
      name: 'invoiceboxMinapp',
      fileName: () => 'minapp.js',
    },
  },
});
