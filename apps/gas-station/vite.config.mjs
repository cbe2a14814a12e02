import { fileURLToPath } from 'node:url';
import { pagesConfig } from '../../scripts/lib/vite-pages.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default pagesConfig({
  folder: folder('client'),
  outDir: folder('dist/client'),
  portVariable: 'GAS_STATION_PORT',
  port: 4701,
  serverPaths: ['/api', '/forecourt/api', '/invoicebox', '/healthz'],
  rewrites: { '/till': '/till.html', '/forecourt': '/forecourt.html' },
  pages: {
    index: folder('client/index.html'),
    till: folder('client/till.html'),
    forecourt: folder('client/forecourt.html'),
  },
});
