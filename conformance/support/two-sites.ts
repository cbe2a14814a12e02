import { createServer } from 'node:http';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { BROWSER_FLAGS, ensureBrowser } from '../../scripts/lib/browser.mjs';

/** A Chromium for a proof. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_FLAGS, ...options });
}

/** A file of the server: its type, its content, and by how many milliseconds it comes late. */
export interface ServedFile {
  readonly type: string;
  readonly content: string | Uint8Array;
  readonly delayMs?: number;
}

/** A page that holds but what is given. */
export function html(content: string): ServedFile {
  return {
    type: 'text/html',
    content: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${content}`,
  };
}

/** A script by its text. */
export function script(content: string): ServedFile {
  return { type: 'text/javascript', content };
}

/** One server under two names, which are two sites. */
export interface TwoSites {
  readonly host: string;
  readonly guest: string;
  stop(): Promise<void>;
}

/** Serves the files by path, at `localhost` and at `127.0.0.1`; a query changes nothing. */
export async function serveTwoSites(files: Readonly<Record<string, ServedFile>>): Promise<TwoSites> {
  const server = createServer((request, response) => {
    const file = files[request.url?.split('?')[0] ?? ''];
    const answer = () => {
      response.writeHead(file ? 200 : 404, { 'Content-Type': `${file?.type ?? 'text/plain'}; charset=utf-8` });
      response.end(file?.content);
    };
    if (file?.delayMs) setTimeout(answer, file.delayMs);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    host: `http://localhost:${port}`,
    guest: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
