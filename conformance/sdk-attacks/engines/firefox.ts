import puppeteer from 'puppeteer-core';
import { FIREFOX } from '../../../scripts/lib/engines.mjs';
import type { Engine } from './engine.js';

/** Firefox by WebDriver BiDi: Playwright drives its own builds of Firefox only. */
export async function startFirefox(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: {
      // As in Chromium: popups must fail for the sandbox's sake.
      'dom.disable_open_during_load': false,
      'browser.link.open_newwindow.restriction': 0,
    },
  });
  const page = await browser.newPage();
  return {
    name: 'Firefox',
    version: (await browser.version()).replace(/^firefox\//, ''),
    open: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    close: () => browser.close(),
  };
}
