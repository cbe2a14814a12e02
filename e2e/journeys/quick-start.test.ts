import { join } from 'node:path';
import { orderData } from '@invoicebox/mini-app-sdk/testing';
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { serveQuickStart } from '../support/quick-start-server.js';

/** The SDK's script build. */
const SCRIPT_BUILD = join(import.meta.dirname, '../../packages/mini-app-sdk/dist/script/invoicebox-sdk.js');

let server: Awaited<ReturnType<typeof serveQuickStart>>;

beforeAll(async () => {
  server = await serveQuickStart();
});
afterAll(() => server.stop());

const host = () => `http://localhost:${server.port}/host.html`;

/** Waits until the frame ends where its page does. */
async function fits(frame: FrameLocator): Promise<void> {
  const spare = () =>
    frame
      .locator('html')
      .evaluate((root) => [
        root.scrollHeight - innerHeight,
        Math.ceil(root.getBoundingClientRect().height) - innerHeight,
      ]);
  await expect.poll(spare).toEqual([0, 0]);
}

/** Lets the host of the quick start embed another page: the one line that it asks the reader to change. */
async function openWith(name: string): Promise<{ frame: FrameLocator }> {
  const page = await openPage();
  await page.route('**/invoicebox-sdk.js', (route) =>
    route.fulfill({ path: SCRIPT_BUILD, contentType: 'text/javascript' }),
  );
  await page.route('**/host.ts', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('port}/`', `port}/${name}\``) });
  });
  await page.goto(host());
  return { frame: page.frameLocator('iframe') };
}

describe('the quick start', () => {
  it('greets the buyer in the host, takes its height and leads to the payment', async () => {
    const page = await openPage();
    await page.goto(host());
    const frame = page.frameLocator('iframe');
    await frame.getByText('For Anna').waitFor();
    await fits(frame);
    await frame.getByRole('button', { name: 'Pay 350 ₽' }).click();
    await page.getByRole('heading', { name: 'Here the buyer would pay' }).waitFor();
  });

  it('shows what to do where there is no host', async () => {
    const page = await openPage();
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.getByText('open it in Invoicebox').waitFor();
  });

  it('opens when its host answers after the wait has failed', async () => {
    const page = await openPage();
    await page.clock.install();
    // Any page of the host's site: it embeds the mini-app, and answers when it is told to.
    await page.goto(host().replace('host.html', 'pay.html'));
    await page.evaluate((url) => {
      const heights: unknown[] = [];
      addEventListener('message', ({ data }) => data.action === 'height' && heights.push(data.data));
      document.body.append(Object.assign(document.createElement('iframe'), { src: url }));
      Object.assign(globalThis, { heights });
    }, `http://127.0.0.1:${server.port}/?id=late`);
    const frame = page.frameLocator('iframe');
    await frame.getByText('One moment').waitFor();
    await page.clock.runFor(15_000);
    await frame.getByText('No host answered').waitFor();
    await page.evaluate((data) => frames[0]?.postMessage({ id: 'late', action: 'init', data }, '*'), orderData());
    await frame.getByText('For Анна Петрова').waitFor();
    await frame.getByRole('button', { name: 'Pay 350 ₽' }).waitFor();
    await page.clock.resume();
    await expect.poll(() => page.evaluate('heights.length')).toBe(1);
  });

  it.each(['preact', 'react'])('works with %s', async (framework) => {
    const { frame } = await openWith(`${framework}.html`);
    await frame.getByText('For Anna').waitFor();
  });

  it('works without a bundler', async () => {
    const { frame } = await openWith('script.html');
    await frame.getByText('For Anna').waitFor();
    await fits(frame);
  });
});
