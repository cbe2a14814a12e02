import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';

/** Invoicebox's own SDK, as the page imports it. */
const PEER_SDK = '@invoicebox/minapp-sdk';

/** The page; the script build is loaded everywhere and used only by the page that has it in the SDK's place. */
const HTML =
  '<!doctype html><meta charset="utf-8"><div id="app"></div><script src="/minapp.js"></script><script type="module" src="/main.js"></script>';

const SCRIPT_BUILD = join(import.meta.dirname, '../../packages/mini-app-sdk/dist/script/minapp.js');

/** Content type and body of a path of the guest's server. */
function fileAt(path: string, main: string): [type: string, content: string] {
  if (path.startsWith('/main.js')) return ['text/javascript', main];
  if (path.startsWith('/minapp.js')) return ['text/javascript', readFileSync(SCRIPT_BUILD, 'utf8')];
  return ['text/html', HTML];
}

/**
 * Builds the page that uses Invoicebox's own SDK and serves it on a separate origin.
 *
 * @param sdk the package that takes the place of that SDK, which is the one change to the page.
 * @returns the page's address and a function that stops serving it.
 */
export async function servePeerGuest(sdk = PEER_SDK): Promise<{ url: string; stop: () => Promise<void> }> {
  const main = await bundlePage({
    folder: join(import.meta.dirname, '../peer-guest'),
    entry: 'main.ts',
    alias: { [PEER_SDK]: sdk },
    asPublished: true,
  });
  const port = await freePort();
  const server = createServer((request, response) => {
    const [type, content] = fileAt(request.url ?? '/', main);
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
