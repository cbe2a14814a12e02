import { join } from 'node:path';
import { pagesConfig } from '../../scripts/lib/vite-pages.mjs';

const folder = join(import.meta.dirname, 'page');

export default pagesConfig({
  folder,
  outDir: join(import.meta.dirname, 'dist/page'),
  portVariable: 'SIMULATOR_PORT',
  port: 4700,
  serverPaths: ['/v3', '/l3', '/_sim', '/_host', '/openapi', '/documents'],
  rewrites: { '/workbench': '/workbench.html', '/pay/': '/pay.html' },
  pages: {
    index: join(folder, 'index.html'),
    workbench: join(folder, 'workbench.html'),
    pay: join(folder, 'pay.html'),
  },
});
