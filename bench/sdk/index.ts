import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, ensureBrowser } from '../../scripts/lib/browser.mjs';
import { suite } from '../../scripts/lib/suite.mjs';
import { measureBurst } from './burst.js';
import { measureHandshake } from './handshake.js';
import { servePages } from './pages.js';
import { measureRoundTrips } from './round-trips.js';
import { measureSizes } from './sizes.js';

export default suite({
  summary: 'The SDK beside its peers: size, round trip, burst and handshake in Chromium between two sites.',
  async run({ note }) {
    const rows = await measureSizes();
    const pages = await servePages();
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: BROWSER_FLAGS });
    try {
      note(`Chromium ${browser.version()}`);
      rows.push(...(await measureRoundTrips(browser, pages)));
      rows.push(...(await measureBurst(browser, pages)));
      rows.push(...(await measureHandshake(browser, pages)));
      return rows;
    } finally {
      await browser.close();
      await pages.stop();
    }
  },
});
