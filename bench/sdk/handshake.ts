import { atMost, quantile, type Row, reported } from '@invoicebox/test-kit/rows';
import type { Browser } from 'playwright-core';
import type { Pages } from './pages.js';

const LOADS = 60;
/** Warm-up loads. */
const WARM_UP = 5;

/** From the start of a guest's script to the host's data, when the host is ready. */
export async function measureHandshake(browser: Browser, { hostOrigin }: Pages): Promise<Row[]> {
  const page = await browser.newPage();
  await page.goto(`${hostOrigin}/host-handshake.html`);
  await page.waitForFunction(() => globalThis.shakeHands !== undefined);
  const loads = await page.evaluate(async (count) => {
    const results = [];
    for (let load = 0; load < count; load += 1) {
      results.push({
        warm: await globalThis.shakeHands('warm'),
        atRest: await globalThis.shakeHands('at-rest'),
        bareAtRestMs: await globalThis.bareFirstTrip('at-rest'),
        loading: await globalThis.shakeHands('loading'),
        bareLoadingMs: await globalThis.bareFirstTrip('loading'),
      });
    }
    return results;
  }, LOADS + WARM_UP);
  await page.close();

  type Load = (typeof loads)[number];
  const median = (of: (load: Load) => number) => quantile(loads.slice(WARM_UP).map(of), 0.5);
  const warm = median((load) => load.warm.handshakeMs);
  const warmTrip = median((load) => load.warm.bareMs);
  const atRest = median((load) => load.atRest.handshakeMs);
  const bareAtRest = median((load) => load.bareAtRestMs);
  const loading = median((load) => load.loading.handshakeMs);
  const bareLoading = median((load) => load.bareLoadingMs);
  return [
    reported('handshake: warm bare round trip', warmTrip * 1_000, 'µs'),
    reported('handshake: creation to data, code and channel warm', warm * 1_000, 'µs'),
    atMost('handshake: code and channel warm, in warm bare round trips', warm / warmTrip, 1.5, '×'),
    reported('handshake: script start to data, page at rest', atRest * 1_000, 'µs'),
    reported('handshake: first bare round trip, page at rest', bareAtRest * 1_000, 'µs'),
    reported('handshake: page at rest, in warm bare round trips', atRest / warmTrip, '×'),
    reported('handshake: first bare trip at rest, in warm ones', bareAtRest / warmTrip, '×'),
    reported('handshake: page at rest, to the first bare trip', atRest / bareAtRest, '×'),
    reported('handshake: script start to data, page loading', loading * 1_000, 'µs'),
    reported('handshake: first bare round trip, page loading', bareLoading * 1_000, 'µs'),
    reported('handshake: page loading, to the first bare trip', loading / bareLoading, '×'),
  ];
}
