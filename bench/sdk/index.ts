// The SDK beside its peers: size, round trip, burst and handshake in Chromium between two sites.
import type { Row } from '@invoicebox/test-kit/rows';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { measureBurst } from './burst.js';
import { measureHandshake } from './handshake.js';
import { servePages } from './pages.js';
import { measureRoundTrips } from './round-trips.js';
import { measureSizes } from './sizes.js';

export default async function run(): Promise<Row[]> {
  const rows = await measureSizes();
  const pages = await servePages();
  const browser = await launchChromium();
  try {
    console.error(`Chromium ${browser.version()}`);
    rows.push(...(await measureRoundTrips(browser, pages)));
    rows.push(...(await measureBurst(browser, pages)));
    rows.push(...(await measureHandshake(browser, pages)));
    return rows;
  } finally {
    await browser.close();
    await pages.stop();
  }
}
