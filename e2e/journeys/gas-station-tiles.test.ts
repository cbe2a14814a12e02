import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { services, startServices } from '../../scripts/lib/services.mjs';
import { openPage } from '../support/browser.js';
import { freePort } from '../support/free-port.js';

/** A picture of one grey dot. */
const TILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AwAAzQDMvCuEqgAAAABJRU5ErkJggg==',
  'base64',
);

const folder = mkdtempSync(join(tmpdir(), 'invoicebox-tiles-'));
const asked: string[] = [];
let tiles: Server;
let running: { stop(): Promise<void> } | undefined;
let gasStation = '';

beforeAll(async () => {
  const [tilePort, port] = [await freePort(), await freePort()];
  tiles = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(TILE);
  });
  await new Promise<void>((resolve) => tiles.listen(tilePort, '127.0.0.1', resolve));
  const base = services(folder).find(({ name }) => name === 'gas-station');
  if (!base) throw new Error('There is no service gas-station.');
  gasStation = `http://127.0.0.1:${port}/`;
  const env = {
    ...base.env,
    GAS_STATION_PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'tiles.db')}`,
    TILE_URL: `http://127.0.0.1:${tilePort}/{z}/{x}/{y}.png?key=k-1`,
    TILE_ATTRIBUTION: '© Tiles <b>& sons</b>',
    TILE_MAX_ZOOM: '17',
  };
  running = await startServices([{ ...base, port, url: gasStation, env }], () => undefined);
});

afterAll(async () => {
  await running?.stop();
  tiles.closeAllConnections();
  await new Promise((resolve) => tiles.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

it('a map with a tile server draws its pictures, with its key and what its licence wants shown', async () => {
  const page = await openPage();
  const problems: string[] = [];
  const paths: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.goto(`${gasStation}?view=map`);
  await page.locator('.gs-marker, .gs-cluster').first().waitFor();
  await page.locator('img.leaflet-tile-loaded').first().waitFor();
  expect(asked.every((path) => /^\/\d+\/\d+\/\d+\.png\?key=k-1$/.test(path))).toBe(true);
  // The licence's words are text, whatever they look like.
  expect(await page.locator('.leaflet-control-attribution').textContent()).toContain('© Tiles <b>& sons</b>');
  expect(paths.filter((path) => path.includes('base-map'))).toEqual([]);
  expect(problems).toEqual([]);
});
