import { atMost, exactly, type Row, reported } from '@invoicebox/test-kit/rows';
import type { Browser } from 'playwright-core';
import type { Pages } from './pages.js';

const MESSAGES = 10_000;
/** A page that is blocked this long seems to hang. */
const LONG_TASK_MS = 50;

/** Ten thousand messages in a second with the token bucket off. */
export async function measureBurst(browser: Browser, { hostOrigin }: Pages): Promise<Row[]> {
  const page = await browser.newPage();
  await page.goto(`${hostOrigin}/host-burst.html`);
  await page.waitForFunction(() => globalThis.burst !== undefined, undefined, { timeout: 30_000 });
  const burst = await page.evaluate(() => globalThis.burst);
  await page.close();
  if (!burst) throw new Error('The burst gave no result.');
  const longest = (durations: readonly number[]) => Math.max(0, ...durations);
  return [
    exactly('burst: messages that arrived', burst.host.received, MESSAGES),
    atMost('burst: time to send them', burst.guest.tookMs, 1_100, 'ms'),
    reported('burst: time to hear them', burst.host.tookMs, 'ms'),
    atMost('burst: longest task of the host', longest(burst.host.longTasksMs), LONG_TASK_MS, 'ms'),
    atMost('burst: longest task of the guest', longest(burst.guest.longTasksMs), LONG_TASK_MS, 'ms'),
  ];
}
