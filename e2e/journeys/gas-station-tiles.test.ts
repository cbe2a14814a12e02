import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { openPage } from '../support/browser.js';
import { useStack } from '../support/stack.js';

/** A picture of one grey dot. */
const TILE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AwAAzQDMvCuEqgAAAABJRU5ErkJggg==',
  'base64',
);

const tilePort = await freePort();
const { gasStation } = useStack(['gas-station'], {
  TILE_URL: `http://127.0.0.1:${tilePort}/{z}/{x}/{y}.png?key=k-1`,
  TILE_ATTRIBUTION: '© Tiles <b>& sons</b>',
  TILE_MAX_ZOOM: '17',
});
const asked: string[] = [];
let tiles: Server;

beforeAll(async () => {
  tiles = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(TILE);
  });
  await new Promise<void>((resolve) => tiles.listen(tilePort, '127.0.0.1', resolve));
});

afterAll(async () => {
  tiles.closeAllConnections();
  await new Promise((resolve) => tiles.close(resolve));
});

it('a map with a tile server draws its pictures, with its key and what its licence wants shown', async () => {
  const page = await openPage();
  const problems: string[] = [];
  const paths: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.goto(`${gasStation}?view=map`);
  await page.locator('.kit-marker, .kit-cluster').first().waitFor();
  await page.locator('img.leaflet-tile-loaded').first().waitFor();
  expect(asked.every((path) => /^\/\d+\/\d+\/\d+\.png\?key=k-1$/.test(path))).toBe(true);
  // The licence's words are text, whatever they look like.
  expect(await page.locator('.leaflet-control-attribution').textContent()).toContain('© Tiles <b>& sons</b>');
  expect(paths.filter((path) => path.includes('base-map'))).toEqual([]);
  expect(problems).toEqual([]);
});
