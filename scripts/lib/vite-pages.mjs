import { preact } from '@preact/preset-vite';
import { defaultClientConditions } from 'vite';

/** In development the servers listen on Vite's ports plus this offset. */
export const DEVELOPMENT_PORT_OFFSET = 100;

/**
 * Serves an HTML file at every address that begins so, as the built server does.
 *
 * @param {Record<string, string>} rewrites beginnings of paths and the files for them.
 * @param {readonly string[]} serverPaths beginnings of paths that the server answers.
 * @returns {import('vite').Plugin}
 */
function rewriteAddresses(rewrites, serverPaths) {
  return {
    name: 'rewrite-addresses',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const isServers = serverPaths.some((candidate) => path === candidate || path.startsWith(`${candidate}/`));
        const start = isServers ? undefined : Object.keys(rewrites).find((candidate) => path.startsWith(candidate));
        // Sources below the same folder keep their own addresses.
        if (start !== undefined && !/\.\w+$/.test(path)) request.url = rewrites[start];
        next();
      });
    },
  };
}

/**
 * What the head of every page begins with.
 *
 * @returns {import('vite').Plugin}
 */
function pageHead() {
  const tags = [
    { tag: 'meta', attrs: { charset: 'utf-8' } },
    { tag: 'meta', attrs: { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' } },
    { tag: 'meta', attrs: { name: 'color-scheme', content: 'light dark' } },
    { tag: 'link', attrs: { rel: 'icon', href: 'data:,' } },
  ];
  return {
    name: 'page-head',
    transformIndexHtml: () => tags.map((tag) => ({ ...tag, injectTo: /** @type {const} */ ('head-prepend') })),
  };
}

/**
 * Vite's configuration of an app's pages: built beside the compiled server, and in development served with hot reload
 * from the packages' sources, every other call going to the app's own server.
 *
 * @param {{ folder: string, outDir: string, portVariable: string, port: number, serverPaths: string[], pages?: Record<string, string>, rewrites?: Record<string, string> }} options
 *   `folder` and `outDir` are absolute; `serverPaths` are the beginnings of paths that the server answers; `pages`
 *   names the HTML files where there are several, `rewrites` the addresses that lead to them.
 * @returns {import('vite').UserConfigFnObject}
 */
export function pagesConfig({ folder, outDir, portVariable, port: defaultPort, serverPaths, pages, rewrites = {} }) {
  const port = Number(process.env[portVariable] || defaultPort);
  const server = `http://127.0.0.1:${port + DEVELOPMENT_PORT_OFFSET}`;
  return ({ command }) => ({
    root: folder,
    plugins: [preact({ devToolsEnabled: false }), pageHead(), rewriteAddresses(rewrites, serverPaths)],
    resolve: {
      conditions: command === 'serve' ? ['source', ...defaultClientConditions] : [...defaultClientConditions],
    },
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      // Whole segments: `/api` is the server's, the page's source `/api.ts` is not.
      proxy: Object.fromEntries(
        serverPaths.map((path) => [`^${path}(/|\\?|$)`, { target: server, changeOrigin: false }]),
      ),
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // An inlined font or picture would be downloaded even if it is not used.
      assetsInlineLimit: 0,
      ...(pages ? { rolldownOptions: { input: pages } } : {}),
    },
  });
}
