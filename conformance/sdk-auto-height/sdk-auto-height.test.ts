// In three engines the frame ends where its page does, without a scrollbar, and settles; if it cannot, a warning names the cause.
import { existsSync, readFileSync } from 'node:fs';
import { atLeast, check, holds, reported, until } from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { ensureEngines } from '../../scripts/lib/engines.mjs';
import { startChromium } from '../support/engines/chromium.js';
import type { Engine } from '../support/engines/engine.js';
import { startFirefox } from '../support/engines/firefox.js';
import { startWebKit } from '../support/engines/webkit.js';
import { html, type ServedFile, script, serveTwoSites, type TwoSites } from '../support/two-sites.js';
import { type Layout, layouts } from './layouts.js';
import type { Seen } from './seen.js';

/** How long a page must keep its state. */
const QUIET_MS = 400;
/** How long a page may take to reach it. */
const SETTLE_MS = 30_000;
/** The claim: the frame follows at least this many pages. */
const CLAIMED_LAYOUTS = 24;

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

/** The frame is 300 px wide, and 150 px high before the page has said anything. */
const HOST_PAGE = '<style>body { margin: 0; width: 300px }</style><body><script type="module" src="/host.js"></script>';

/** A page in quirks mode has no doctype. */
function pageOf({ html: content }: Layout): ServedFile {
  const file = html(`${content}<script type="module" src="/guest.js"></script>`);
  return content.startsWith('<!-- -->')
    ? { ...file, content: String(file.content).replace('<!doctype html>', '') }
    : file;
}

async function servePages(onSeen: (seen: Seen) => void): Promise<TwoSites> {
  const folder = import.meta.dirname;
  return serveTwoSites(
    {
      ...Object.fromEntries(layouts.map((layout) => [`/page/${layout.path}`, pageOf(layout)])),
      '/host': html(HOST_PAGE),
      '/host.js': script(await bundlePage({ folder, entry: 'pages/host.ts' })),
      '/guest.js': script(await bundlePage({ folder, entry: 'pages/guest.ts' })),
      '/image.svg': IMAGE,
      '/font.ttf': readFont(),
    },
    (value) => onSeen(value as Seen),
  );
}

const unless = (holds: boolean, fault: string) => (holds ? [] : [fault]);

function faultsOf(layout: Layout, seen: Seen): string[] {
  const { px, below, maxMessages, minMessages = 1, warning } = layout;
  const { done, viewportPx, visiblePx, scrollPx, endPx, heights, warnings } = seen;
  const gapPx = visiblePx - endPx;
  return [
    ...unless(done, 'the page is not done'),
    ...unless(px === undefined || viewportPx === px, `the viewport is ${viewportPx} px high instead of ${px}`),
    ...unless(warning !== undefined || scrollPx === visiblePx, `${scrollPx} px can be scrolled in ${visiblePx}`),
    // An engine may round a fraction of its fonts away.
    ...unless(Math.abs(gapPx - below) < 1, `the page ends ${gapPx} px above the end of the frame instead of ${below}`),
    ...unless(heights.at(-1) === viewportPx, 'the frame does not have the height that was reported last'),
    ...unless(heights.length <= maxMessages, `${heights.length} heights were reported: ${heights.join(', ')}`),
    ...unless(heights.length >= minMessages, `only ${heights.length} heights were reported: ${heights.join(', ')}`),
    ...unless(warnings.length === (warning ? 1 : 0), `${warnings.length} warnings: ${warnings.join(' ')}`),
    ...(warning ?? [])
      .filter((part) => !warnings[0]?.includes(part))
      .map((part) => `«${part}» is not in «${warnings[0]}»`),
  ];
}

/** The newest report of each run, and when it came. */
const newest = new Map<string, { seen: Seen; at: number }>();
let sites: TwoSites;
let engines: readonly Engine[] = [];

beforeAll(async () => {
  await ensureEngines();
  sites = await servePages((seen) => {
    if (seen.number > (newest.get(seen.run)?.seen.number ?? 0)) newest.set(seen.run, { seen, at: performance.now() });
  });
  // Headless browsers hide scrollbars by default, but this test checks them.
  engines = await Promise.all([
    startChromium({ ignoreDefaultArgs: ['--hide-scrollbars'] }),
    startFirefox(),
    startWebKit(),
  ]);
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  await sites?.stop();
});

/** Waits until the page is as expected and stays so for a while. @returns the faults that remain. */
async function settle(layout: Layout, run: string): Promise<string[]> {
  const faults = () => {
    const last = newest.get(run);
    return last ? faultsOf(layout, last.seen) : ['the page has said nothing'];
  };
  // A page that never gets there is told by its faults.
  await until(faults, (found) => found.length === 0, layout.name, SETTLE_MS).catch(() => undefined);
  const isQuiet = () => performance.now() - (newest.get(run)?.at ?? 0) > QUIET_MS;
  await until(isQuiet, (quiet) => quiet, `${layout.name} is quiet`, SETTLE_MS).catch(() => undefined);
  return faults();
}

async function follow(engine: Engine, layout: Layout): Promise<string[]> {
  const run = `${engine.name}-${layout.path}`;
  const { path, hostCss = '', observed = '#content' } = layout;
  await engine.open(`${sites.host}/host?${new URLSearchParams({ page: path, run, css: hostCss, observed })}`);
  return (await settle(layout, run)).map((fault) => `${layout.name}: ${fault}`);
}

// Concurrent, because a page mostly waits.
test.concurrent.for(['Chromium', 'Firefox', 'WebKitGTK'] as const)('%s', async (name, { task }) => {
  const engine = engines.find((each) => each.name === name);
  if (!engine) throw new Error(`${name} was not started.`);
  const faults: string[] = [];
  for (const layout of layouts) faults.push(...(await follow(engine, layout)));
  check(
    task,
    reported(`${name} ${engine.version}: pages`, layouts.length),
    atLeast(`${name}: pages without a warning`, layouts.filter(({ warning }) => !warning).length, CLAIMED_LAYOUTS),
    holds(`${name}: the frame ends where the page does`, faults.length === 0, faults.join('; ') || 'holds'),
  );
});
