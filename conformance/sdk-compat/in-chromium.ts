import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { html, launchChromium, script, serveTwoSites } from '../support/two-sites.js';
import { checks } from './checks/index.js';
import type { HostPage } from './pages/host.js';
import { peerChecks } from './peer.js';
import type { Verdict } from './stage.js';

/** So many frames play at once: they mostly wait. */
const FRAMES_AT_ONCE = 8;

const repository = join(import.meta.dirname, '../..');
const e2e = join(repository, 'e2e');

/** What came of the checks and of the mini-apps. */
export interface InChromium {
  readonly ours: readonly Verdict[];
  readonly peer: readonly Verdict[];
  /** What the host heard of the mini-app on every method: on the peer, and with the import changed. */
  readonly everyMethod: { readonly peer: readonly string[]; readonly ours: readonly string[] };
  /** What the host heard of the page that has the script build. */
  readonly scriptBuild: readonly string[];
}

const moduleAt = (path: string) => html(`<body><script type="module" src="${path}"></script>`);

/** A page without a bundler. */
const SCRIPT_PAGE = html(`<body><script src="/minapp.js"></script><script>
  invoiceboxMinapp.connect();
  invoiceboxMinapp.getInitialData().then(function (buyer) {
    invoiceboxMinapp.onError(buyer.userName);
    invoiceboxMinapp.onUnavailable();
  });
</script>`);

async function servePages() {
  const everyMethod = { folder: e2e, entry: 'peer-guest/every-method.ts' };
  const changed = { '@invoicebox/minapp-sdk': '@invoicebox/mini-app-sdk/compat' };
  const scriptBuild = {
    folder: join(repository, 'packages/mini-app-sdk'),
    entry: 'src/compat/script.ts',
    global: 'invoiceboxMinapp',
  };
  return serveTwoSites({
    '/host': moduleAt('/host.js'),
    '/host.js': script(await bundlePage({ folder: import.meta.dirname, entry: 'pages/host.ts' })),
    '/guest': moduleAt('/guest.js'),
    '/guest.js': script(await bundlePage({ folder: import.meta.dirname, entry: 'pages/guest.ts' })),
    '/app-on-peer': moduleAt('/app-on-peer.js'),
    '/app-on-peer.js': script(await bundlePage(everyMethod)),
    '/app-on-ours': moduleAt('/app-on-ours.js'),
    '/app-on-ours.js': script(await bundlePage({ ...everyMethod, alias: changed })),
    '/script-page': SCRIPT_PAGE,
    '/minapp.js': script(await bundlePage(scriptBuild)),
  });
}

/** Plays the checks of these indices, several at once, and gives the verdicts in their order. */
async function playChecks(page: Page, sdk: 'ours' | 'peer', indices: readonly number[]): Promise<Verdict[]> {
  const verdicts = new Map<number, Verdict>();
  const waiting = [...indices];
  const playNext = async (): Promise<void> => {
    const index = waiting.shift();
    if (index === undefined) return;
    const verdict = await page.evaluate(([sdk, index]) => (globalThis as unknown as HostPage).playCheck(sdk, index), [
      sdk,
      index,
    ] as const);
    verdicts.set(index, verdict);
    return playNext();
  };
  await Promise.all(Array.from({ length: FRAMES_AT_ONCE }, playNext));
  return indices.flatMap((index) => verdicts.get(index) ?? []);
}

const runApp = (page: Page, path: string) =>
  page.evaluate((path) => (globalThis as unknown as HostPage).runApp(path), path);

/** Plays every check on two sites, and the mini-apps. @param small leaves out what takes many seconds. */
export async function playInChromium(small: boolean): Promise<InChromium> {
  const sites = await servePages();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${sites.host}/host`);
    const indices = checks.flatMap(({ slow }, index) => (small && slow ? [] : [index]));
    return {
      ours: await playChecks(page, 'ours', indices),
      peer: await playChecks(page, 'peer', [...peerChecks.keys()]),
      everyMethod: { peer: await runApp(page, '/app-on-peer'), ours: await runApp(page, '/app-on-ours') },
      scriptBuild: await runApp(page, '/script-page'),
    };
  } finally {
    await browser.close();
    await sites.stop();
  }
}
