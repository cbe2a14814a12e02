import { launchChromium } from '../../../scripts/lib/browser.mjs';
import type { Engine } from './engine.js';

/** Starts Chromium through playwright-core. */
export async function startChromium(): Promise<Engine> {
  // Popups must fail because of the sandbox, not because there was no user gesture.
  const browser = await launchChromium({ args: ['--disable-popup-blocking'] });
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    version: browser.version(),
    open: async (url) => void (await page.goto(url, { waitUntil: 'commit' })),
    close: () => browser.close(),
  };
}
