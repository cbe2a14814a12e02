import { launchChromium } from '../../../scripts/lib/browser.mjs';
import type { Engine } from './engine.js';

/** Chromium by playwright-core. */
export async function startChromium(): Promise<Engine> {
  // The attacks have no finger to tap with: popups must fail for the sandbox's sake, not for want of a gesture.
  const browser = await launchChromium({ args: ['--disable-popup-blocking'] });
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    version: browser.version(),
    open: async (url) => void (await page.goto(url, { waitUntil: 'commit' })),
    close: () => browser.close(),
  };
}
