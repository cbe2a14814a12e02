import puppeteer from 'puppeteer-core';
import { FIREFOX } from '../../../scripts/lib/engines.mjs';
import type { Engine } from './engine.js';

/** Starts Firefox through WebDriver BiDi, because Playwright supports only its own builds of Firefox. */
export async function startFirefox(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    extraPrefsFirefox: {
      // As in Chromium: popups must fail because of the sandbox.
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
