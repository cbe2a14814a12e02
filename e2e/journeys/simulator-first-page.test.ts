import { describe, expect, it } from 'vitest';
import { miniApps } from '../../scripts/lib/mini-apps.mjs';
import { openPage } from '../support/browser.js';
import { useStack } from '../support/stack.js';

const HOTEL = 'http://127.0.0.1:1/hotel/';
const { host } = useStack(['host-simulator'], { MINI_APPS: `hotel=${HOTEL}` });

describe("the simulator's first page", () => {
  it.each(['ru', 'en'] as const)(
    'lists the mini-apps that were found, and those that run elsewhere, in %s',
    async (locale) => {
      const page = await openPage({ locale });
      await page.goto(host);
      const names = page.locator('.home__tile').getByRole('heading');
      await names.first().waitFor();
      expect(await names.allTextContents()).toEqual([
        ...miniApps().map(({ manifest }) => manifest.title[locale]),
        'hotel',
      ]);
    },
  );

  it('opens one in the workbench, where another can be chosen by its name', async () => {
    const page = await openPage({ locale: 'en' });
    await page.goto(host);
    const tile = page.locator('.home__tile').filter({ hasText: 'hotel' });
    await tile.getByRole('link', { name: 'Web page, own order' }).click();
    const address = page.getByRole('textbox', { name: 'Address of the mini-app' });
    await address.waitFor();
    expect(await address.inputValue()).toBe(HOTEL);
    const [first] = miniApps();
    await page
      .getByRole('combobox', { name: 'Mini-app', exact: true })
      .selectOption({ label: first?.manifest.title.en ?? '' });
    await expect.poll(() => address.inputValue()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await page
      .getByRole('combobox', { name: 'Mini-app', exact: true })
      .selectOption({ label: 'Another, by its address' });
    await expect.poll(() => address.inputValue()).toBe('');
  });
});
