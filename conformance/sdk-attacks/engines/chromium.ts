import { chromium } from 'playwright-core';
import { BROWSER_FLAGS, ensureBrowser } from '../../../scripts/lib/browser.mjs';
import type { Engine } from './engine.js';

/** The attacks have no finger to tap with: popups must fail for the sandbox's sake, not for want of a gesture. */
const FLAGS = [...BROWSER_FLAGS, '--disable-popup-blocking'];

/** Chromium by playwright-core. */
export async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    version: browser.version(),
    open: async (url) => void (await page.goto(url, { waitUntil: 'commit' })),
    close: () => browser.close(),
  };
}
