// A mini-app finds its host again when the host's page or its own reloads, and out of the back-forward cache.
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
/** What the guest has told last. */
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
  // Playwright turns the back-forward cache off by default.
  browser = await launchChromium({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
});
afterAll(async () => {
  await browser?.close();
  await sites?.stop();
});

/** The guest's life once it is as wanted. */
const lifeWhen = (isWanted: (life: GuestLife) => boolean) =>
  until(
    () => life,
    (newest) => newest !== undefined && isWanted(newest),
    "the guest's life",
  ) as Promise<GuestLife>;

/** The name that the host of this load of the page gives to the buyer. */
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

test('a host that reloads is found again', async ({ task }) => {
  await page.reload();
  const after = await nameOfHost();
  const { names } = await lifeWhen((newest) => newest.names.includes(after));
  check(task, exactly('the host that the guest has heard last', names.at(-1) ?? 'none', after));
});

// A host that is slow to answer is asked again, and then answers more than once.
test('a frame that reloads shakes hands anew with the same host', async ({ task }) => {
  const [, frame] = page.frames();
  await frame?.evaluate(() => location.reload());
  const { names } = await lifeWhen(({ loadedAt }) => loadedAt !== before.loadedAt);
  check(task, exactly('hosts that the guest has heard', [...new Set(names)].join(), name));
});

test('a page out of the back-forward cache asks again and is answered', async ({ task }) => {
  await page.goto(`${sites.host}/away`);
  // Nothing is loaded on the way back, so there is no `load` to wait for.
  await page.goBack({ waitUntil: 'commit' });
  const { loadedAt, names, attempts } = await lifeWhen(
    (newest) => newest.restored === 1 && newest.names.length > before.names.length,
  );
  check(
    task,
    exactly('the page is the same', loadedAt, before.loadedAt),
    exactly('hosts that the guest has heard', [...new Set(names)].join(), name),
    atLeast('attempts', attempts, before.attempts + 1),
  );
});
