import { join } from 'node:path';
import { defineConfig } from 'vite';

/** A script for pages without a bundler: its entry, the global that it leaves, and its file. */
const COMPAT = { entry: 'src/compat/script.ts', name: 'invoiceboxMinapp', file: 'minapp.js' };
const SDK = { entry: 'src/script/mini-app.ts', name: 'invoiceboxSdk', file: 'invoicebox-sdk.js' };

/** Builds one of the two scripts, by mode: `--mode sdk` this SDK's, otherwise that of the compatibility entry. */
export default defineConfig(({ mode }) => {
  const { entry, name, file } = mode === 'sdk' ? SDK : COMPAT;
  return {
    tsconfig: join(import.meta.dirname, 'tsconfig.json'),
    build: {
      outDir: 'dist/script',
      // The other script is there, too.
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name, fileName: () => file },
    },
  };
});
