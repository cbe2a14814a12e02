import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { stack } from './stack.js';

const { host } = stack;

/** Timeout of waits, generous for a busy machine. */
const ACTION_TIMEOUT_MS = 30_000;

let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
});

/** A page with its own profile, by default as wide as a desktop; uncaught errors in it fail the test. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU', ...options });
  context.setDefaultTimeout(ACTION_TIMEOUT_MS);
  contexts.push(context);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    expect.unreachable(`The page failed: ${error.message}`);
  });
  return page;
}

/** How the workbench opens a mini-app. */
export interface WorkbenchOptions {
  url: string;
  mode: 'suborder' | 'order-web' | 'order-app';
  preset: string;
  locale?: 'ru' | 'en';
}

/** Opens a mini-app in the workbench and returns the page with the mini-app's frame. */
export async function openWorkbench(
  options: WorkbenchOptions,
  context: BrowserContextOptions = {},
): Promise<{ page: Page; frame: FrameLocator }> {
  const page = await openPage(context);
  const query = new URLSearchParams({ locale: 'ru', ...options });
  await page.goto(`${host}workbench?${query}`);
  return { page, frame: page.frameLocator('iframe[data-mini-app]') };
}

/** The rows of the workbench's log that match, newest first. */
export function logRows(page: Page, row: { direction?: string; action?: string; verdict?: string }) {
  const selector = Object.entries(row).map(([name, value]) => `[data-${name}="${value}"]`);
  return page.locator(`li${selector.join('')}`);
}

/**
 * Presses something in the mini-app once the frame is as high as the mini-app has asked for and stays so: before that it
 * is still on its way to another place, and the press would miss it.
 */
export async function press(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const element = await page.locator('iframe[data-mini-app]').elementHandle();
  const frame = await element?.contentFrame();
  if (!element || !frame) throw new Error('There is no mini-app on the page.');
  let previous: number | undefined;
  const isSettled = async () => {
    const content = await frame.evaluate(() => document.documentElement.scrollHeight);
    const height = await element.evaluate((iframe) => iframe.clientHeight);
    const settled = content === height && height === previous;
    previous = height;
    return settled;
  };
  await expect.poll(isSettled).toBe(true);
  await target.click();
}
