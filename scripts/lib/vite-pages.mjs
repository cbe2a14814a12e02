import { preact } from '@preact/preset-vite';
import { defaultClientConditions } from 'vite';

/** In development, each server listens on Vite's port plus this offset. */
export const DEVELOPMENT_PORT_OFFSET = 100;

/**
 * Serves HTML files at all paths with certain prefixes, as the built server does.
 *
 * @param {Record<string, string>} rewrites HTML files by path prefix.
 * @param {readonly string[]} serverPaths path prefixes that the server handles.
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
        // Files below the same path are served unchanged.
        if (start !== undefined && !/\.\w+$/.test(path)) request.url = rewrites[start];
        next();
      });
    },
  };
}

/**
 * Adds the common tags to the head of every page.
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
 * Vite's configuration for an app's pages. The build goes beside the compiled server. In development, pages are served
 * with hot reload from the packages' sources, and requests for `serverPaths` are proxied to the app's server.
 *
 * @param {{ folder: string, outDir: string, portVariable: string, port: number, serverPaths: string[], pages?: Record<string, string>, rewrites?: Record<string, string> }} options
 *   `folder` and `outDir` are absolute; `serverPaths` are path prefixes that the server handles; `pages` are the HTML
 *   files, if there are several; `rewrites` are HTML files by path prefix.
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
      // Matches whole segments: `/api` belongs to the server, the page's source `/api.ts` does not.
      proxy: Object.fromEntries(
        serverPaths.map((path) => [`^${path}(/|\\?|$)`, { target: server, changeOrigin: false }]),
      ),
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // An inlined font or image would be downloaded even if it is not used.
      assetsInlineLimit: 0,
      ...(pages ? { rolldownOptions: { input: pages } } : {}),
    },
  });
}
