import { fileURLToPath } from 'node:url';
import { pagesConfig } from '../../scripts/lib/vite-pages.mjs';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default pagesConfig({
  folder: folder('client'),
  outDir: folder('dist/client'),
  portVariable: 'BUSINESS_LOUNGE_PORT',
  port: 4702,
  serverPaths: ['/api', '/invoicebox', '/healthz'],
  rewrites: { '/till': '/till.html' },
  pages: { index: folder('client/index.html'), till: folder('client/till.html') },
});
