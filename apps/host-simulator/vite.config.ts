import { pagesPreset } from '@invoicebox/mini-app-cli/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    pagesPreset(() => ({
      entries: { index: 'page/index.html', workbench: 'page/workbench.html', pay: 'page/pay.html' },
      paths: { '/': 'index', '/workbench': 'workbench', '/pay/': 'pay' },
      serverPaths: ['/v3', '/l3', '/_sim', '/_host', '/openapi', '/documents'],
      port: Number(process.env.SIMULATOR_PORT || 4700),
    })),
  ],
});
