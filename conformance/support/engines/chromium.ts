import type { LaunchOptions } from 'playwright-core';
import { launchChromium } from '../../../scripts/lib/browser.mjs';
import type { Engine } from './engine.js';

/** Starts Chromium through playwright-core. */
export async function startChromium(options: LaunchOptions = {}): Promise<Engine> {
  const browser = await launchChromium(options);
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    version: browser.version(),
    open: async (url) => void (await page.goto(url, { waitUntil: 'commit' })),
    close: () => browser.close(),
  };
}
