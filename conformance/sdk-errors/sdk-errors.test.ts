// A mini-app reconnects to its host after either page reloads and after a return from the back-forward cache.
import { atLeast, check, exactly, until } from '@invoicebox/test-kit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, test } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { html, script, serveTwoSites, type TwoSites } from '../support/two-sites.js';
import type { GuestLife } from './pages/guest.js';

let sites: TwoSites;
let browser: Browser;
let page: Page;
/** The last report of the guest. */
let life: GuestLife | undefined;

const bundle = (name: 'host' | 'guest') =>
  bundlePage({ folder: import.meta.dirname, entry: `pages/${name}.ts` }).then(script);

beforeAll(async () => {
  const files = {
    '/host': html('<body><script type="module" src="/host.js"></script>'),
    '/guest': html('<body><script type="module" src="/guest.js"></script>'),
    '/away': html('<body>away'),
    '/host.js': await bundle('host'),
    '/guest.js': await bundle('guest'),
  };
  sites = await serveTwoSites(files, (value) => {
    life = value as GuestLife;
  });
  // Playwright disables the back-forward cache by default.
  browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
});
afterAll(async () => {
  await browser?.close();
  await sites?.stop();
});

/** Waits until the guest's last report meets the condition. */
const lifeWhen = (isWanted: (life: GuestLife) => boolean) =>
  until(
    () => life,
    (newest) => newest !== undefined && isWanted(newest),
    "the guest's life",
  ) as Promise<GuestLife>;

/** The buyer's name that the current load of the host's page gives. */
const nameOfHost = () => page.evaluate(() => String(performance.timeOrigin));

let name: string;
let before: GuestLife;

beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${sites.host}/host`);
  name = await nameOfHost();
  before = await lifeWhen(({ names }) => names.includes(name));
  return () => page.close();
});

test('a guest reconnects after its host reloads', async ({ task }) => {
  await page.reload();
  const after = await nameOfHost();
  const { names } = await lifeWhen((newest) => newest.names.includes(after));
  check(task, exactly('the host that the guest heard last', names.at(-1) ?? 'none', after));
});

// The guest repeats `init` to a slow host, so the same host may answer more than once.
test('a guest that reloads reconnects to the same host', async ({ task }) => {
  const [, frame] = page.frames();
  await frame?.evaluate(() => location.reload());
  const { names } = await lifeWhen(({ loadedAt }) => loadedAt !== before.loadedAt);
  check(task, exactly('hosts that the guest heard', [...new Set(names)].join(), name));
});

test('a guest that returns from the back-forward cache sends init again and is answered', async ({ task }) => {
  await page.goto(`${sites.host}/away`);
  // A page from the cache fires no `load`.
  await page.goBack({ waitUntil: 'commit' });
  const { loadedAt, names, attempts } = await lifeWhen(
    (newest) => newest.restored === 1 && newest.names.length > before.names.length,
  );
  check(
    task,
    exactly('load time of the page', loadedAt, before.loadedAt),
    exactly('hosts that the guest heard', [...new Set(names)].join(), name),
    atLeast('attempts', attempts, before.attempts + 1),
  );
});
