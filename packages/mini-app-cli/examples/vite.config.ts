import { miniApp, offlineShell } from '@invoicebox/mini-app-cli/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [miniApp(), offlineShell({ worker: 'page/offline/service-worker.ts' })] });
