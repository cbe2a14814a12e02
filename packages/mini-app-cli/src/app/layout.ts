import type { MiniAppManifest } from '@invoicebox/invoicebox-api/manifest';

/** The server's source, relative to the mini-app's folder. */
export const SERVER_SOURCE = 'server/main.ts';
/** The built server. */
export const SERVER_ENTRY = 'dist/server/main.js';
/** Folder of the built pages. */
export const PAGES_FOLDER = 'dist/page';

/** In development, a server listens on the pages' port plus this offset. */
export const SERVER_PORT_OFFSET = 100;

/** An HTML page of a mini-app. */
export interface PageFile {
  /** It is built as `<name>.html`. */
  name: string;
  /** Its source, relative to the mini-app's folder. */
  source: string;
  /** Where the server serves it, and at all paths below. */
  path: string;
}

/** The pages of a mini-app: its own, the till's, and the side pages. */
export function pagesOf({ till, sidePages }: MiniAppManifest): PageFile[] {
  return [
    { name: 'index', source: 'page/index.html', path: '/' },
    ...(till ? [{ name: 'till', source: 'till/index.html', path: '/till' }] : []),
    ...sidePages.map(({ path }) => ({ name: path, source: `${path}/page/index.html`, path: `/${path}` })),
  ];
}

/** The paths of the server that are not pages (docs/merchant-server.md). */
export function serverPathsOf({ sidePages, serverPaths }: MiniAppManifest): string[] {
  return ['/api', ...sidePages.map(({ path }) => `/${path}/api`), '/invoicebox', '/healthz', '/readyz', ...serverPaths];
}
