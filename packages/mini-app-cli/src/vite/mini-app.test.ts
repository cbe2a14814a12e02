import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { carWashFiles, folderWith } from '../test-support/folder-with.js';
import { miniApp } from './mini-app.js';

/** Vite's development server for the car wash; asks it as a browser does. */
async function openDevServer() {
  const root = folderWith(carWashFiles());
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [miniApp()],
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const server = createHttpServer(vite.middlewares).listen(0, '127.0.0.1');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await vite.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return async (path: string, accept = 'text/html') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
    return { status: response.status, text: await response.text() };
  };
}

describe('the development server', () => {
  it.each([
    ['/', 'order', '/page/main.ts'],
    ['/slots/7?id=1', 'order', '/page/main.ts'],
    ['/till', 'till', '/till/main.ts'],
    ['/till/orders/1', 'till', '/till/main.ts'],
    ['/tillage', 'order', '/page/main.ts'],
    ['/bays', 'bays', '/bays/page/main.ts'],
  ])('serves at %s the page «%s» with its script', async (path, text, script) => {
    const ask = await openDevServer();
    const page = await ask(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${text}</body>`);
    expect(page.text).toContain(`src="${script}"`);
    expect((await ask(script, '*/*')).text).toContain(`dataset.page = "${text}"`);
  });

  it.each(['/api/quotes', '/bays/api/bays', '/healthz', '/invoicebox/notification'])(
    'passes %s on to the server',
    async (path) => {
      // Nothing listens there.
      expect((await (await openDevServer())(path)).status).toBe(502);
    },
  );
});
