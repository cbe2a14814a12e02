// The map with 30,000 and 500,000 stations in a frame of another site, as slow as on a phone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { atMost, quantile, type Row, reported } from '@invoicebox/test-kit/rows';
import { openDemoNetwork } from '../../apps/gas-station/data/demo/open-demo-network.js';
import { root } from '../../scripts/lib/run.mjs';
import { openSlowHost, openStage, type SlowHost, type Stage } from '../gas-station/stage.js';
import { framesWhileMoving } from './frames.js';
import { SEARCHES } from './searches.js';

const PHONE = { width: 375, height: 760 };
const DESK = { width: 1280, height: 800 };
const [COUNTRY, WORLD] = [30_000, 500_000];
const ROUNDS = 15;
const FRAME_ROUNDS = 6;
/** The peer takes seconds. */
const PEER_ROUNDS = 2;
const KIB = 1024;
const DATA = join(root, 'apps/gas-station/data/generated');

/** The peer at work; from here on the points are in memory, however they came. */
const PEER_SCRIPT = `globalThis.hadDataAt = performance.now();
const map = L.map('map', { center: [55.7522, 37.6156], zoom: 12, maxZoom: 15 });
const clusters = L.markerClusterGroup();
clusters.addLayers(points.map((point) => L.marker(point)));
map.addLayer(clusters);`;

/** The peer's page, as its own documentation has it, with the network's points already in it. */
function peerPages(): Record<string, () => string> {
  const require = createRequire(import.meta.url);
  const read = (path: string) => readFileSync(require.resolve(path), 'utf8');
  const points = openDemoNetwork(DATA, COUNTRY).stations.map(({ lat, lon }) => [lat, lon]);
  const scripts: Record<string, string> = {
    '/leaflet.js': read('leaflet/dist/leaflet.js'),
    '/leaflet.markercluster.js': read('leaflet.markercluster/dist/leaflet.markercluster.js'),
    '/points.js': `globalThis.points = ${JSON.stringify(points)};`,
    '/peer.js': PEER_SCRIPT,
  };
  const style = read('leaflet/dist/leaflet.css');
  const tags = Object.keys(scripts).map((path) => `<script src="${path}"></script>`);
  const html = `<!doctype html><meta charset="utf-8"><style>${style} html,body,#map{height:100%;margin:0}</style>
    <div id="map"></div>${tags.join('')}`;
  return {
    '/markercluster': () => html,
    ...Object.fromEntries(Object.entries(scripts).map(([path, text]) => [path, () => text])),
  };
}

/** The address of the map with a network of a size. */
function mapOf(stage: Stage, size: number, query = ''): string {
  return `${stage.stations.get(size)?.url}?view=map&id=bench${query}`;
}

const OWN_MARKER = '.kit-marker, .kit-cluster';
const median = (values: readonly number[]) => quantile(values, 0.5);

/**
 * Mean of the slowest twentieth. A frame lasts one or two turns of the screen, so a quantile jumps from 16.7 to
 * 33.3 ms when 5.1 % of the frames are late instead of 4.9 %; this moves with each late frame, and with how late it is.
 */
function meanOfSlowest(values: readonly number[]): number {
  const slowest = values.toSorted((a, b) => b - a).slice(0, Math.ceil(values.length / 20));
  return slowest.reduce((sum, value) => sum + value, 0) / slowest.length;
}

/** From the press on «Карта» to the answer to the first press on the map, in turns. */
async function measureStart(stage: Stage): Promise<Row[]> {
  const host = await openSlowHost(stage, PHONE);
  const times = new Map<number, number[]>([
    [COUNTRY, []],
    [WORLD, []],
  ]);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [size, list] of times) {
      await host.open(`${stage.stations.get(size)?.url}?id=bench`, '.gs-result a[href]');
      const ms = await host.press('.ib-segmented button:nth-of-type(2)', OWN_MARKER);
      if (round > 0) list.push(ms);
    }
  }
  const peer: number[] = [];
  const peerUrl = new URL('/markercluster', stage.bareUrl).href;
  for (let round = 0; round < PEER_ROUNDS; round += 1) peer.push(await host.open(peerUrl, '.marker-cluster'));
  await host.close();
  const [country = Number.NaN, world = Number.NaN] = [COUNTRY, WORLD].map((size) => median(times.get(size) ?? []));
  return [
    reported('first interaction: leaflet.markercluster, 30,000 points in memory', median(peer), 'ms'),
    reported('first interaction: 30,000 stations, from the press on «Карта»', country, 'ms'),
    reported('first interaction: 500,000 stations', world, 'ms'),
    atMost('first interaction: 30,000, to leaflet.markercluster', country / median(peer), 0.1, '×'),
    atMost('first interaction: 500,000 to 30,000', world / country, 1.3, '×'),
  ];
}

/** Frames while the map is dragged and zoomed, with stations and without, in turns. */
async function measureFrames(stage: Stage, host: SlowHost): Promise<Row[]> {
  const nothing = '&brand=nobody';
  const cases = { none: mapOf(stage, COUNTRY, nothing), country: mapOf(stage, COUNTRY), world: mapOf(stage, WORLD) };
  const frames: Record<keyof typeof cases, number[]> = { none: [], country: [], world: [] };
  for (let round = 0; round < FRAME_ROUNDS; round += 1) {
    for (const name of ['none', 'country', 'world'] as const) {
      frames[name].push(...(await framesWhileMoving(host, cases[name], name === 'none' ? '.kit-land' : OWN_MARKER)));
    }
  }
  const [none, country, world] = [frames.none, frames.country, frames.world].map(meanOfSlowest);
  return [
    reported('frames: without stations, p95', quantile(frames.none, 0.95), 'ms'),
    reported('frames: 30,000 stations, p95', quantile(frames.country, 0.95), 'ms'),
    reported('frames: 500,000 stations, p95', quantile(frames.world, 0.95), 'ms'),
    reported('frames: without stations, mean of the slowest 5 %', none ?? Number.NaN, 'ms'),
    atMost('frames: 30,000 to none, the slowest 5 %', (country ?? Number.NaN) / (none ?? Number.NaN), 1.5, '×'),
    atMost('frames: 500,000 to 30,000, the slowest 5 %', (world ?? Number.NaN) / (country ?? Number.NaN), 1.3, '×'),
  ];
}

/** What a page asks of its server for its first view, not compressed. */
async function measureBytes(stage: Stage, host: SlowHost): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [COUNTRY, WORLD]) {
    const bodies: Array<Promise<number>> = [];
    const note = (response: { url(): string; body(): Promise<Buffer> }) => {
      if (/\/api\/(stations|filters)/.test(response.url())) {
        // The page has aborted the request.
        bodies.push(
          response.body().then(
            ({ length }) => length,
            () => 0,
          ),
        );
      }
    };
    host.page.on('response', note);
    await host.open(mapOf(stage, size), OWN_MARKER);
    await host.guest().waitForLoadState('networkidle');
    host.page.off('response', note);
    const bytes = (await Promise.all(bodies)).reduce((sum, length) => sum + length, 0);
    rows.push(atMost(`bytes of the first view, ${size.toLocaleString('en')} stations`, bytes, 60 * KIB, 'B'));
  }
  return rows;
}

/** Searches from inside the page, until their stations are there. */
async function measureSearch(stage: Stage, host: SlowHost): Promise<Row[]> {
  const p95 = new Map<number, number>();
  for (const size of [COUNTRY, WORLD]) {
    await host.open(mapOf(stage, size), OWN_MARKER);
    const times = await host.guest().evaluate(async (texts) => {
      const taken: number[] = [];
      for (const [index, text] of [...texts, ...texts, ...texts, ...texts].entries()) {
        const query = new URLSearchParams({ q: text, lat: '55.7522', lon: '37.6156', limit: '20', offset: '0' });
        const start = performance.now();
        const response = await fetch(`/api/stations?${query}`, { cache: 'no-store' });
        await response.json();
        // The first round is a warm-up and not counted.
        if (index >= texts.length) taken.push(performance.now() - start);
      }
      return taken;
    }, SEARCHES);
    p95.set(size, quantile(times, 0.95));
  }
  const [country, world] = [p95.get(COUNTRY) ?? Number.NaN, p95.get(WORLD) ?? Number.NaN];
  return [
    reported('search: 30,000 stations, p95', country, 'ms'),
    reported('search: 500,000 stations, p95', world, 'ms'),
    atMost('search: 500,000 to 30,000, p95', world / country, 3, '×'),
  ];
}

export default async function run(): Promise<Row[]> {
  const stage = await openStage([COUNTRY, WORLD], peerPages());
  try {
    console.error(`Chromium ${stage.browser.version()}`);
    const host = await openSlowHost(stage, DESK);
    const rows = [reported('the guests’ process is slowed down', host.slowDown, '×')];
    rows.push(...(await measureStart(stage)));
    for (const measure of [measureBytes, measureSearch, measureFrames]) {
      rows.push(...(await measure(stage, host)));
    }
    return rows;
  } finally {
    await stage.stop();
  }
}
