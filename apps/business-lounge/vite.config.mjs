import { fileURLToPath } from 'node:url';
import { pagesConfig } from '../../scripts/lib/vite-pages.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default pagesConfig({
  folder: folder('page'),
  outDir: folder('dist/page'),
  portVariable: 'BUSINESS_LOUNGE_PORT',
  port: 4702,
  serverPaths: ['/api', '/invoicebox', '/healthz'],
  rewrites: { '/till': '/till.html' },
  pages: { index: folder('page/index.html'), till: folder('page/till.html') },
});
