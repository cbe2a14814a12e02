import { chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, ensureBrowser } from '../../scripts/lib/browser.mjs';
import { holds, type Row } from '../../scripts/lib/suite.mjs';
import { type GuestLife, type Pages, servePages } from './server.js';

/** What does not happen in so long will not happen, in milliseconds. */
const TIMEOUT_MS = 5_000;

type HostWindow = typeof globalThis & { timeOrigin: string };

/** The guest's life once it is as wanted, or as it was when the time was up. */
async function lifeWhen(pages: Pages, isWanted: (life: GuestLife) => boolean): Promise<GuestLife | undefined> {
  const end = performance.now() + TIMEOUT_MS;
  for (;;) {
    const life = pages.life();
    if ((life && isWanted(life)) || performance.now() > end) return life;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The name that the host of this load of the page gives to the buyer. */
const nameOfHost = (page: Page) => page.evaluate(() => (globalThis as HostWindow).timeOrigin);

/** Opens the host and waits until it has answered its guest. */
async function open(page: Page, pages: Pages): Promise<{ name: string; life: GuestLife | undefined }> {
  await page.goto(pages.host);
  const name = await nameOfHost(page);
  return { name, life: await lifeWhen(pages, ({ names }) => names.includes(name)) };
}

function row(name: string, ok: boolean, life: GuestLife | undefined): Row {
  return holds(`Chromium: ${name}`, ok, ok ? 'holds' : `seen: ${JSON.stringify(life)}`);
}

async function hostReloads(page: Page, pages: Pages): Promise<Row> {
  const { name: before } = await open(page, pages);
  await page.reload();
  const after = await nameOfHost(page);
  const life = await lifeWhen(pages, ({ names }) => names.includes(after));
  return row('a host that reloads is found again', before !== after && life?.names.at(-1) === after, life);
}

async function frameReloads(page: Page, pages: Pages): Promise<Row> {
  const { name, life: before } = await open(page, pages);
  const [, frame] = page.frames();
  await frame?.evaluate(() => location.reload());
  // A new object is a new report: the page that reloaded has begun to count anew.
  const life = await lifeWhen(pages, (newest) => newest !== before);
  const ok = life !== before && life?.names.length === 1 && life.names[0] === name;
  return row('a frame that reloads shakes hands anew with the same host', ok, life);
}

async function backForwardCache(page: Page, pages: Pages): Promise<Row> {
  const { name, life: before } = await open(page, pages);
  await page.goto(pages.away);
  // Nothing is loaded on the way back, so there is no `load` to wait for.
  await page.goBack({ waitUntil: 'commit' });
  const life = await lifeWhen(pages, ({ restored, names }) => restored === 1 && names.length === 2);
  const ok =
    life?.restored === 1 && life.names.join() === [name, name].join() && life.attempts === (before?.attempts ?? 0) + 1;
  return row('a page out of the back-forward cache asks once more and is answered', ok, life);
}

/** What only a browser's engine can show, on two sites. */
export async function rowsInChromium(): Promise<Row[]> {
  const pages = await servePages();
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: BROWSER_FLAGS,
    // Playwright turns the cache off by default; it is what is looked at here.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await browser.newPage();
    return [await hostReloads(page, pages), await frameReloads(page, pages), await backForwardCache(page, pages)];
  } finally {
    await browser.close();
    await pages.stop();
  }
}
