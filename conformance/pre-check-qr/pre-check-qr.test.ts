// An independent decoder reads the payment URL from the QR code of every pre-check printed on 58 mm paper.
import { join } from 'node:path';
import { atLeast, atMost, cases, check, exactly, Random, type Row, reported, seed } from '@invoicebox/test-kit';
import { preact } from '@preact/preset-vite';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { html, type ServedFile, script, serveTwoSites, type TwoSites } from '../support/two-sites.js';
import { blurred, burnt, decodeQr, type GreyPicture, greyDots, readPicture, withDeadDot } from './decode.js';
import type { PrintView } from './pages/print-view.js';
import { paymentUrl } from './urls.js';

/** A thermal printer's dots in an inch; the print view must be made for the same. */
const PRINTER_DPI = 203;
/** Paper of 58 mm in CSS pixels. */
const PAPER_PX = Math.ceil((58 / 25.4) * 96);
/** The narrowest module, in dots, that cheap printers and cameras manage. */
const MIN_MODULE_DOTS = 4;
const MAX_LINES = 6;

/** How a picture of the print view comes to the decoder. */
const WAYS: ReadonlyArray<readonly [string, (picture: GreyPicture) => GreyPicture]> = [
  [`as it is at ${PRINTER_DPI} dpi`, (picture) => picture],
  ['burnt in black and white, a little out of focus', (picture) => blurred(burnt(picture))],
  [
    'with a dead dot of the print head across the code, too',
    (picture) => blurred(withDeadDot(burnt(picture), Math.round(picture.width * 0.55))),
  ],
];

/** The print view as a page: its script and its style sheet. */
async function buildPage(): Promise<Record<string, ServedFile>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    plugins: [preact({ devToolsEnabled: false })],
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, 'pages/print-view.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  const files: Record<string, ServedFile> = {
    '/': html('<link rel="stylesheet" href="/page.css"><body><script type="module" src="/page.js"></script>'),
  };
  const [output] = [built].flat();
  for (const file of output && 'output' in output ? output.output : []) {
    if (file.type === 'chunk') files['/page.js'] = script(file.code);
    else if (file.fileName.endsWith('.css')) files['/page.css'] = { type: 'text/css', content: file.source };
  }
  return files;
}

/** Prints pre-checks and counts, for each way, the codes that say exactly the payment's address. */
async function printAll(page: Page, n: number): Promise<{ rows: Row[]; misread: string[] }> {
  const random = new Random(seed);
  const misread: string[] = [];
  const maxBytes = await page.evaluate(
    () => (globalThis as unknown as { printView: PrintView }).printView.mostUrlBytes,
  );
  const right = WAYS.map(() => 0);
  let narrowest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (let index = 0; index < n; index += 1) {
    // Always includes the longest allowed URL.
    const url = index === 0 ? 'https://pay.invoicebox.ru/'.padEnd(maxBytes, '7') : paymentUrl(index, random, maxBytes);
    const lines = random.integer(1, MAX_LINES);
    const dots = await page.evaluate(
      ([address, count]) => {
        const { printView } = globalThis as unknown as { printView: PrintView };
        printView.print(address, count);
        return printView.moduleDots(address);
      },
      [url, lines] as const,
    );
    narrowest = Math.min(narrowest, dots);
    longest = Math.max(longest, Buffer.byteLength(url));
    const picture = readPicture(await page.screenshot({ fullPage: true }));
    for (const [way, [name, degrade]] of WAYS.entries()) {
      const said = decodeQr(degrade(picture));
      if (said === url) right[way] = (right[way] ?? 0) + 1;
      else misread.push(`${name}: ${url} (${lines} lines, modules of ${dots} dots) reads ${said}`);
    }
  }
  const rows = [
    ...WAYS.map(([name], way) => exactly(`codes that say the address, ${name}`, right[way] ?? 0, n)),
    atLeast('narrowest module', narrowest, MIN_MODULE_DOTS, 'dots'),
    reported('longest address', longest, 'bytes'),
  ];
  return { rows, misread };
}

/** What is on the paper beside the code, and that nothing else is printed. */
async function paperRows(page: Page): Promise<Row[]> {
  const seen = await page.evaluate(() => {
    const { printView } = globalThis as unknown as { printView: PrintView };
    printView.print(`https://pay.invoicebox.ru/${'7'.repeat(printView.mostUrlBytes)}`, 1);
    const codes = document.querySelectorAll('.till-print svg').length;
    printView.print('https://pay.invoicebox.ru/invoice/1', 1);
    const box = document.querySelector('.till-print svg')?.getBoundingClientRect();
    const paper = document.querySelector('.till-print .till-paper')?.getBoundingClientRect();
    const papers = [...document.querySelectorAll('.till-paper')].filter((each) => each.checkVisibility());
    return {
      codes,
      papers: papers.length,
      paperMm: ((paper?.width ?? 0) / 96) * 25.4,
      codeDots: ((box?.width ?? 0) / 96) * printView.printerDpi,
      lineDots: printView.lineDots,
      printerDpi: printView.printerDpi,
    };
  });
  const code = readPicture(await page.locator('.till-print svg').screenshot());
  return [
    exactly('grey dots in a code', greyDots(code), 0),
    exactly('dots of an inch that the pre-check is made for', seen.printerDpi, PRINTER_DPI),
    exactly('width of the paper', Math.round(seen.paperMm * 10) / 10, 58, 'mm'),
    exactly('papers that are printed', seen.papers, 1),
    atMost(
      'distance of a short address’s code from whole dots',
      Math.abs(seen.codeDots - Math.round(seen.codeDots)),
      0.05,
      'dots',
    ),
    exactly('codes of an address that is too long', seen.codes, 0),
  ];
}

let sites: TwoSites;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  sites = await serveTwoSites(await buildPage());
  browser = await launchChromium();
  page = await browser.newPage({
    viewport: { width: PAPER_PX, height: 600 },
    deviceScaleFactor: PRINTER_DPI / 96,
  });
  await page.emulateMedia({ media: 'print' });
  await page.goto(sites.guest);
  await page.waitForFunction(() => 'printView' in globalThis);
});
afterAll(async () => {
  await browser?.close();
  await sites?.stop();
});

test('every code is read as the address', async ({ task }) => {
  const { rows, misread } = await printAll(page, cases({ quick: 8, deep: 300 }));
  check(task, ...rows);
  expect(misread).toEqual([]);
});

test('the paper holds one pre-check, in whole dots', async ({ task }) => check(task, ...(await paperRows(page))));
