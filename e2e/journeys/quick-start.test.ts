import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { serveQuickStart } from '../support/quick-start-server.js';

let server: Awaited<ReturnType<typeof serveQuickStart>>;

beforeAll(async () => {
  server = await serveQuickStart();
});
afterAll(() => server.stop());

const host = () => `http://localhost:${server.port}/host.html`;

describe('the quick start', () => {
  it('greets the buyer in the host, takes its height and leads to the payment', async () => {
    const page = await openPage();
    await page.goto(host());
    const frame = page.frameLocator('iframe');
    await frame.getByText('For Anna').waitFor();
    const heightOf = (selector: string) => page.locator(selector).evaluate((element) => element.clientHeight);
    const content = () => frame.locator('#content').evaluate((element) => element.getBoundingClientRect().height);
    await expect.poll(async () => (await heightOf('iframe')) - Math.ceil(await content())).toBe(0);
    await frame.getByRole('button', { name: 'Pay 350 ₽' }).click();
    await page.getByRole('heading', { name: 'Here the buyer would pay' }).waitFor();
  });

  it('shows what to do where there is no host', async () => {
    const page = await openPage();
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.getByText('open it in Invoicebox').waitFor();
  });

  it('works with Preact', async () => {
    const page = await openPage();
    await page.route('**/host.ts', async (route) => {
      const response = await route.fetch();
      // The one line that the quick start asks the reader to change.
      await route.fulfill({ response, body: (await response.text()).replace('port}/`', 'port}/preact.html`') });
    });
    await page.goto(host());
    await page.frameLocator('iframe').getByText('For Anna').waitFor();
  });
});
