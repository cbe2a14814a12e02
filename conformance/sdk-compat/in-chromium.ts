import { join } from 'node:path';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { html, script, serveTwoSites } from '../support/two-sites.js';
import type { HostPage } from './pages/host.js';
import type { CheckResult } from './stage.js';

const repository = join(import.meta.dirname, '../..');
const e2e = join(repository, 'e2e');

/** A host's page in Chromium. The mini-apps are on another site. */
export interface InChromium {
  /** Runs the check with this index in its own frame. */
  playCheck(sdk: 'ours' | 'peer', index: number): Promise<CheckResult>;
  /** Runs a mini-app until it sends `unavailable`. @returns the messages that the host received, as JSON. */
  runApp(path: '/app-on-peer' | '/app-on-ours' | '/script-page'): Promise<string[]>;
  close(): Promise<void>;
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

export async function openInChromium(): Promise<InChromium> {
  const sites = await servePages();
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(`${sites.host}/host`);
  await page.waitForFunction(() => 'playCheck' in globalThis);
  return {
    playCheck: (sdk, index) =>
      page.evaluate(([sdk, index]) => (globalThis as unknown as HostPage).playCheck(sdk, index), [sdk, index] as const),
    runApp: (path) => page.evaluate((path) => (globalThis as unknown as HostPage).runApp(path), path),
    async close() {
      await browser.close();
      await sites.stop();
    },
  };
}
