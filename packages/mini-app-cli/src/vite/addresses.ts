import { posix } from 'node:path';
import type { Plugin } from 'vite';

const FILE_PATH = /\.\w+$/;
/** Paths of Vite's development server itself: `/@vite/client`, `/@id/…`. */
const OWN_PATH = /^\/@/;

const isBelow = (path: string, prefix: string) =>
  prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix || path.startsWith(`${prefix}/`);

/**
 * Serves pages in development at their paths and below, as the built server does. The page at `/` is served at all other
 * paths.
 *
 * @param sources HTML files by path.
 * @param serverPaths paths that the server answers.
 */
export function addresses(
  sources: () => Readonly<Record<string, string>>,
  serverPaths: () => readonly string[],
): Plugin {
  return {
    name: 'mini-app:addresses',
    apply: 'serve',
    // A page is served at many paths, and `./main.tsx` is the file beside its source.
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) => html.replace(/(\s(?:src|href)=["'])\.\//g, `$1${posix.dirname(path)}/`),
    },
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const isPage = !FILE_PATH.test(path) && !OWN_PATH.test(path) && request.headers.accept?.includes('text/html');
        if (isPage && !serverPaths().some((prefix) => isBelow(path, prefix))) {
          // The longest prefix is the most specific one.
          const [prefix] = Object.keys(sources())
            .filter((candidate) => isBelow(path, candidate))
            .sort((a, b) => b.length - a.length);
          if (prefix !== undefined) request.url = `/${sources()[prefix]}`;
        }
        next();
      });
    },
  };
}
