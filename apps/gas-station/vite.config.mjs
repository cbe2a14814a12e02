import { fileURLToPath } from 'node:url';
import { withOfflineShell } from '../../scripts/lib/vite-offline.mjs';
import { pagesConfig } from '../../scripts/lib/vite-pages.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

const pages = pagesConfig({
  folder: folder('page'),
  outDir: folder('dist/page'),
  portVariable: 'GAS_STATION_PORT',
  port: 4701,
  serverPaths: ['/api', '/forecourt/api', '/invoicebox', '/healthz'],
  rewrites: { '/till': '/till.html', '/forecourt': '/forecourt.html' },
  pages: {
    index: folder('page/index.html'),
    till: folder('page/till.html'),
    forecourt: folder('page/forecourt.html'),
  },
});

export default (environment) =>
  withOfflineShell(pages(environment), {
    worker: folder('page/offline/service-worker.ts'),
    page: 'index',
    // As large as the rest together: cached on first use.
    onUse: ['map-panel', 'decode-photo'],
  });
