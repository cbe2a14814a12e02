import { preact } from '@preact/preset-vite';
import { defaultClientConditions } from 'vite';

/** In development the servers listen so many ports above the addresses that Vite serves. */
export const DEVELOPMENT_PORT_OFFSET = 100;

/**
 * Vite's configuration of an app's pages: built beside the compiled server, and in development served with hot reload
 * from the packages' sources, every other call going to the app's own server.
 *
 * @param {{ folder: string, outDir: string, portVariable: string, port: number, serverPaths: string[], pages?: Record<string, string> }} options
 *   `folder` and `outDir` are absolute; `serverPaths` are the beginnings of paths that the server answers; `pages`
 *   names the HTML files where there are several.
 * @returns {import('vite').UserConfigFnObject}
 */
export function pagesConfig({ folder, outDir, portVariable, port: defaultPort, serverPaths, pages }) {
  const port = Number(process.env[portVariable] || defaultPort);
  const server = `http://127.0.0.1:${port + DEVELOPMENT_PORT_OFFSET}`;
  return ({ command }) => ({
    root: folder,
    plugins: [preact({ devToolsEnabled: false })],
    resolve: {
      conditions: command === 'serve' ? ['source', ...defaultClientConditions] : [...defaultClientConditions],
    },
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: server, changeOrigin: false }])),
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // A font or a picture inside a style sheet would be downloaded by everyone who needs neither.
      assetsInlineLimit: 0,
      ...(pages ? { rolldownOptions: { input: pages } } : {}),
    },
  });
}
