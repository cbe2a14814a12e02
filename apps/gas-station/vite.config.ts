import { miniApp, offlineShell } from '@invoicebox/mini-app-cli/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    miniApp(),
    // Large chunks are cached on first use: together they are as large as the rest.
    offlineShell({ worker: 'page/offline/service-worker.ts', onUse: ['map-panel', 'decode-photo'] }),
  ],
});
