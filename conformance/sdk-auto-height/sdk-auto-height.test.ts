// The frame follows the height of its content and settles on difficult pages; if it cannot, a warning names the cause.
import { existsSync, readFileSync } from 'node:fs';
import { check, holds, until } from '@invoicebox/test-kit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { html, type ServedFile, script, serveTwoSites, type TwoSites } from '../support/two-sites.js';
import { type Layout, layouts } from './layouts.js';
import type { GuestPage } from './pages/guest.js';
import type { HostPage } from './pages/host.js';

/** How long a frame must keep its final height. */
const QUIET_MS = 800;

/** The width at which the items of the scrollbar layouts just fit without a scrollbar. */
const WIDTH_PX = 300;

const FONTS = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
  '/System/Library/Fonts/Supplemental/Arial.ttf',
  'C:\\Windows\\Fonts\\arial.ttf',
];

function readFont(): ServedFile {
  const file = FONTS.find((path) => existsSync(path));
  if (!file) throw new Error(`There is no font at ${FONTS.join(', ')}: install DejaVu, e.g. fonts-dejavu-core.`);
  return { type: 'font/ttf', content: readFileSync(file) };
}

const IMAGE: ServedFile = {
  type: 'image/svg+xml',
  content: '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"/>',
};

async function servePages(): Promise<TwoSites> {
  const folder = import.meta.dirname;
  const pages = layouts.map(({ path, html: content }) => {
    return [`/page/${path}`, html(`${content}<script type="module" src="/guest.js"></script>`)] as const;
  });
  return serveTwoSites({
    ...Object.fromEntries(pages),
    '/host': html('<style>* { margin: 0 }</style><body><script type="module" src="/host.js"></script>'),
    '/host.js': script(await bundlePage({ folder, entry: 'pages/host.ts' })),
    '/guest.js': script(await bundlePage({ folder, entry: 'pages/guest.ts' })),
    '/image.svg': IMAGE,
    '/font.ttf': readFont(),
  });
}

/** The observed state of a page and its frame. */
interface Seen {
  /** True when the page's script has ended and everything is loaded. */
  readonly done: boolean;
  readonly framePx: number;
  readonly contentPx: number;
  readonly heights: readonly number[];
  readonly warnings: readonly string[];
}

async function readState(page: Page): Promise<Seen> {
  const framePx = await page.locator('iframe').evaluate((frame) => frame.clientHeight);
  const seen = await page.frames()[1]?.evaluate(() => {
    const { guest } = globalThis as unknown as { guest?: GuestPage };
    return (
      guest && { done: guest.done, heights: guest.heights, warnings: guest.warnings, contentPx: guest.contentPx() }
    );
  });
  return { done: false, heights: [], warnings: [], contentPx: Number.NaN, framePx, ...seen };
}

const unless = (holds: boolean, fault: string) => (holds ? [] : [fault]);

function faultsOf(
  { px, maxMessages, minMessages = 1, warning }: Layout,
  { done, framePx, contentPx, heights, warnings }: Seen,
): string[] {
  const expected = px ?? (warning ? framePx : contentPx);
  const wanted = warning ? 1 : 0;
  return [
    ...unless(done, 'the page is not done'),
    ...unless(framePx === expected, `the frame is ${framePx} px high instead of ${expected}`),
    ...unless(warning !== undefined || framePx === contentPx, `the content is ${contentPx} px high`),
    ...unless(heights.at(-1) === framePx, 'the frame does not have the height that was reported last'),
    ...unless(heights.length <= maxMessages, `${heights.length} heights were reported`),
    ...unless(heights.length >= minMessages, `only ${heights.length} heights were reported`),
    ...unless(warnings.length === wanted, `${warnings.length} warnings: ${warnings.join(' ')}`),
    ...(warning ?? [])
      .filter((part) => !warnings[0]?.includes(part))
      .map((part) => `«${part}» is not in «${warnings[0]}»`),
  ];
}

let sites: TwoSites;
let browser: Browser;

beforeAll(async () => {
  sites = await servePages();
  // Headless browsers hide scrollbars by default, but this test checks them.
  browser = await launchChromium({ ignoreDefaultArgs: ['--hide-scrollbars'] });
});
afterAll(async () => {
  await browser?.close();
  await sites?.stop();
});

/** Waits until the layout is as expected and stays so for a while. @returns the faults that remain. */
async function settle(page: Page, layout: Layout): Promise<{ faults: string[]; seen: Seen }> {
  const read = async () => {
    const seen = await readState(page);
    return { faults: faultsOf(layout, seen), seen };
  };
  const settled = await until(read, ({ faults }) => faults.length === 0, layout.name).catch(read);
  const { heights } = settled.seen;
  // Settling may take any time. Only then it must stay settled for a while.
  await page.waitForFunction(
    ([quietMs, count]) => {
      const { host } = globalThis as unknown as { host: HostPage };
      return host.heights > count || performance.now() - host.lastHeightAt > quietMs;
    },
    [QUIET_MS, heights.length] as const,
    { polling: 50 },
  );
  return read();
}

// Concurrent, because a page mostly waits.
test.concurrent.for(layouts)('$name', async (layout, { task }) => {
  const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: 600 } });
  await page.goto(`${sites.host}/host?page=${layout.path}`);
  const { faults, seen } = await settle(page, layout);
  await page.close();
  const told = faults.join('; ') || `${seen.framePx} px after ${seen.heights.length} reports`;
  check(task, holds(layout.name, faults.length === 0, told));
});
