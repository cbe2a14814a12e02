import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { holds, type Row, suite } from '../../scripts/lib/suite.mjs';
import { html, launchChromium, type ServedFile, script, serveTwoSites, type TwoSites } from '../support/two-sites.js';
import { type Layout, layouts } from './layouts.js';
import type { GuestPage } from './pages/guest.js';
import type { HostPage } from './pages/host.js';

/** A frame that keeps its height for so long has settled, in milliseconds: twice as long as anything is late. */
const QUIET_MS = 800;
const LATE_MS = 400;
const TIMEOUT_MS = 8_000;

/** Pages mostly wait for what comes late. */
const PAGES_AT_ONCE = 3;

/** The width at which the items of the scrollbars' pages just fit without one. */
const WIDTH_PX = 300;

const FONTS = [
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
  '/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf',
  '/System/Library/Fonts/Supplemental/Arial.ttf',
  'C:\\Windows\\Fonts\\arial.ttf',
];

function lateFont(): ServedFile {
  const file = FONTS.find((path) => existsSync(path));
  if (!file) throw new Error(`There is no font at ${FONTS.join(', ')}: install DejaVu, e.g. fonts-dejavu-core.`);
  return { type: 'font/ttf', content: readFileSync(file), delayMs: LATE_MS };
}

const LATE_IMAGE: ServedFile = {
  type: 'image/svg+xml',
  content: '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"/>',
  delayMs: LATE_MS,
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
    '/late.svg': LATE_IMAGE,
    '/late.ttf': lateFont(),
  });
}

/** What is seen of a page once its frame has settled, or when the time is up. */
interface Seen {
  readonly settled: boolean;
  readonly framePx: number;
  readonly contentPx: number;
  readonly heights: readonly number[];
  readonly warnings: readonly string[];
}

async function look(browser: Browser, sites: TwoSites, { path, minMessages = 1 }: Layout): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width: WIDTH_PX, height: 600 } });
  try {
    await page.goto(`${sites.host}/host?page=${path}`);
    const settled = await page
      .waitForFunction(
        ([quietMs, messages]) => {
          const { heights, lastHeightAt } = (globalThis as unknown as { host: HostPage }).host;
          return heights >= messages && performance.now() - lastHeightAt > quietMs;
        },
        [QUIET_MS, minMessages] as const,
        { timeout: TIMEOUT_MS, polling: 50 },
      )
      .then(
        () => true,
        () => false,
      );
    const framePx = await page.locator('iframe').evaluate((frame) => frame.clientHeight);
    const [, frame] = page.frames();
    if (!frame) throw new Error(`The page «${path}» has no frame.`);
    const seen = await frame.evaluate(() => {
      const { heights, warnings, contentPx } = (globalThis as unknown as { guest: GuestPage }).guest;
      return { heights, warnings, contentPx: contentPx() };
    });
    return { settled, framePx, ...seen };
  } finally {
    await page.close();
  }
}

const unless = (holds: boolean, fault: string) => (holds ? [] : [fault]);

function faultsOf(
  { px, maxMessages, minMessages = 1, warning }: Layout,
  { settled, framePx, contentPx, heights, warnings }: Seen,
): string[] {
  const expected = px ?? (warning ? framePx : contentPx);
  const wanted = warning ? 1 : 0;
  return [
    ...unless(settled, 'it does not settle'),
    ...unless(framePx === expected, `the frame is ${framePx} px high instead of ${expected}`),
    ...unless(warning !== undefined || framePx === contentPx, `the content is ${contentPx} px high`),
    ...unless(heights.at(-1) === framePx, 'the frame is not as high as was said last'),
    ...unless(heights.length <= maxMessages, `${heights.length} heights were reported`),
    ...unless(heights.length >= minMessages, `only ${heights.length} heights were reported`),
    ...unless(warnings.length === wanted, `${warnings.length} warnings: ${warnings.join(' ')}`),
    ...(warning ?? [])
      .filter((part) => !warnings[0]?.includes(part))
      .map((part) => `«${part}» is not in «${warnings[0]}»`),
  ];
}

function toRow(layout: Layout, seen: Seen): Row {
  const faults = faultsOf(layout, seen);
  const { framePx, heights } = seen;
  return holds(layout.name, faults.length === 0, faults.join('; ') || `${framePx} px after ${heights.length} reports`);
}

export default suite({
  summary: 'The height of the frame follows the content and comes to rest on hard pages; what never would is named.',
  async run({ note }) {
    const sites = await servePages();
    // Headless browsers hide scrollbars, which are what is looked at here.
    const browser = await launchChromium({ ignoreDefaultArgs: ['--hide-scrollbars'] });
    try {
      const rows = new Map<Layout, Row>();
      const waiting = [...layouts];
      const lookAtNext = async (): Promise<void> => {
        const layout = waiting.shift();
        if (!layout) return;
        const seen = await look(browser, sites, layout);
        for (const warning of seen.warnings) note(warning);
        rows.set(layout, toRow(layout, seen));
        return lookAtNext();
      };
      await Promise.all(Array.from({ length: PAGES_AT_ONCE }, lookAtNext));
      return layouts.flatMap((layout) => rows.get(layout) ?? []);
    } finally {
      await browser.close();
      await sites.stop();
    }
  },
});
