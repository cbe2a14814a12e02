// The gas station in a frame of another site, as slow as on a phone: time to a usable list, and sizes.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, atMost, quantile, type Row, reported } from '@invoicebox/test-kit/rows';
import { brotli } from '../../scripts/lib/bundled-size.mjs';
import { root } from '../../scripts/lib/run.mjs';
import { openSlowHost, openStage, type Stage } from './stage.js';

const PHONE = { width: 375, height: 760 };
const STATIONS = 30_000;
const ROUNDS = 25;
/** Warm-up rounds. */
const WARM_UP = 3;
const KIB = 1024;
const CLIENT = join(root, 'apps/gas-station/dist/page');

/** From a frame's insertion to a usable list, beside a page that does nothing. */
async function measureStart(stage: Stage): Promise<Row[]> {
  const station = stage.stations.get(STATIONS);
  const host = await openSlowHost(stage, PHONE);
  const [bare, list]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const id = `id=bench-${round}`;
    const [bareMs, listMs] = [
      await host.open(`${stage.bareUrl}?${id}`, '#usable:not(:empty)'),
      await host.open(`${station?.url}?${id}`, '.gs-result a[href]'),
    ];
    if (round < WARM_UP) continue;
    bare.push(bareMs);
    list.push(listMs);
  }
  await host.close();
  const ratio = quantile(list, 0.5) / quantile(bare, 0.5);
  return [
    atLeast('the guests’ process is slowed down', host.slowDown, 3, '×'),
    reported('a bare page, p50', quantile(bare, 0.5), 'ms'),
    reported('a bare page, p95', quantile(bare, 0.95), 'ms'),
    reported('a usable list, p50', quantile(list, 0.5), 'ms'),
    reported('a usable list, p95', quantile(list, 0.95), 'ms'),
    atMost('a usable list, in bare pages', ratio, 3, '×'),
  ];
}

/** Download sizes after brotli. */
function measureSizes(): Row[] {
  const read = (path: string) => readFileSync(join(CLIENT, path));
  const html = read('index.html').toString();
  const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => String(path));
  const assets = readdirSync(join(CLIENT, 'assets'));
  const size = (pattern: RegExp) =>
    assets.filter((name) => pattern.test(name)).reduce((sum, name) => sum + brotli(read(`assets/${name}`)), 0);
  return [
    atMost(
      'size: scripts of the first screen',
      first.reduce((sum, path) => sum + brotli(read(path)), 0),
      35 * KIB,
      'B brotli',
    ),
    atMost('size: scripts that come with the map', size(/^map-panel-.*\.js$/), 45 * KIB, 'B brotli'),
    atMost('size: base map', size(/^base-map-.*\.json$/), 160 * KIB, 'B brotli'),
  ];
}

export default async function run(): Promise<Row[]> {
  const stage = await openStage([STATIONS]);
  try {
    console.error(`Chromium ${stage.browser.version()}`);
    return [...measureSizes(), ...(await measureStart(stage))];
  } finally {
    await stage.stop();
  }
}
