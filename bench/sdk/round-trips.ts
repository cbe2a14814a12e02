import { atMost, holds, quantile, type Row, reported } from '@invoicebox/test-kit/rows';
import type { Browser, Page } from 'playwright-core';
import type { Pages } from './pages.js';

/** Round trips per block; the libraries alternate block by block, so that a busy moment affects all of them. */
const BLOCK = 200;
const ROUNDS = 25;
/** Warm-up round trips. */
const WARM_UP = 500;

const LINES = ['bare', 'own', 'penpal', 'comlink', 'post-me'] as const;
type LineName = (typeof LINES)[number];

async function openLine(browser: Browser, { hostOrigin }: Pages, name: LineName): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${hostOrigin}/host-${name}.html`);
  await page.waitForFunction(() => globalThis.hostPage !== undefined);
  return page;
}

function measure(page: Page, trips: number): Promise<number[]> {
  return page.evaluate((count) => globalThis.hostPage?.measure(count) ?? [], trips);
}

/** Round trips between two sites: ours, checked on both sides, beside a bare echo and the peers. */
export async function measureRoundTrips(browser: Browser, pages: Pages): Promise<Row[]> {
  const times = new Map<LineName, number[]>();
  const lines = new Map<LineName, Page>();
  for (const name of LINES) {
    const page = await openLine(browser, pages, name);
    await page.bringToFront();
    await measure(page, WARM_UP);
    lines.set(name, page);
    times.set(name, []);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, page] of lines) {
      await page.bringToFront();
      times.get(name)?.push(...(await measure(page, BLOCK)));
    }
  }
  const isolated = await lines.get('own')?.evaluate(() => globalThis.crossOriginIsolated);
  await Promise.all([...lines.values()].map((page) => page.close()));

  const microseconds = (name: LineName, share: number) => quantile(times.get(name) ?? [], share) * 1_000;
  const ratio = (name: LineName, share: number) => microseconds('own', share) / microseconds(name, share);
  return [
    holds('round trip: the clock is fine enough', isolated === true),
    ...LINES.map((name) => reported(`round trip: ${name}, p50`, microseconds(name, 0.5), 'µs')),
    ...LINES.map((name) => reported(`round trip: ${name}, p99`, microseconds(name, 0.99), 'µs')),
    atMost('round trip: ours to bare, p50', ratio('bare', 0.5), 1.15, '×'),
    atMost('round trip: ours to bare, p99', ratio('bare', 0.99), 1.5, '×'),
    atMost('round trip: ours to penpal, p50', ratio('penpal', 0.5), 1, '×'),
    atMost('round trip: ours to comlink, p50', ratio('comlink', 0.5), 1, '×'),
  ];
}
