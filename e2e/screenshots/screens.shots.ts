import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPage, openWorkbench, press } from '../support/browser.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { camera, contextOf, LOOKS } from './camera.js';

const { host, businessLounge } = useStack(['host-simulator', 'business-lounge']);

beforeEach(simulator.reset);

/** The date field's value for tomorrow. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

/** From the order just placed on the page to its paid state: the payment page is photographed on the way. */
async function pay(page: Page, shoot: (screen: string) => Promise<void>, app: string): Promise<void> {
  await page.waitForURL(/\/pay\//);
  await page.getByRole('button', { name: 'Оплатить' }).waitFor();
  await shoot(`${app}-payment-page`);
  await page.getByRole('button', { name: 'Оплатить' }).click();
  await page.waitForURL(/\/payment\/success/);
}

describe.each(LOOKS)('at $width px, $colorScheme', (look) => {
  it('the business lounge', async () => {
    const page = await openPage(contextOf(look));
    const shoot = camera(page, look);
    await page.goto(businessLounge);
    await page.getByRole('link').first().waitFor();
    await shoot('lounge-find');
    await page.goto(new URL('/?airport=SVO&procedure=departure', businessLounge).href);
    await page.getByRole('link').filter({ hasText: '₽' }).first().click();
    await page.getByLabel('Номер рейса').fill('SU 012');
    await page.getByLabel('Дата вылета').fill(tomorrow());
    await page.getByLabel('Время вылета').fill('12:00');
    await page.getByLabel('Имя и фамилия').first().fill('Анна Кузнецова');
    await page.evaluate(() => window.scrollTo(0, 0));
    await shoot('lounge-details');
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await shoot('lounge-confirm');
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await pay(page, shoot, 'lounge');
    await page
      .getByText(/BL-[A-Z0-9]{4}-/)
      .first()
      .waitFor();
    await shoot('lounge-voucher');
  });

  it('the workbench and the first page', async () => {
    const first = await openPage(contextOf(look));
    await first.goto(host);
    await first.getByRole('heading', { name: 'Мини-приложения' }).waitFor();
    await camera(first, look)('home');
    const { page, frame } = await openWorkbench(
      { url: businessLounge, mode: 'suborder', preset: 'flight-svo-led' },
      contextOf(look),
    );
    await frame.getByRole('heading', { name: /SU 012/ }).waitFor();
    await expect
      .poll(() => page.locator('iframe[data-mini-app]').evaluate(({ clientHeight }) => clientHeight))
      .toBeGreaterThan(300);
    await camera(page, look)('workbench');
    await press(page, frame.getByRole('link').first());
    await press(page, frame.getByRole('button', { name: 'Далее' }));
    await press(page, frame.getByRole('button', { name: 'Добавить к счёту' }));
    await page.getByRole('button', { name: /Оплатить счёт/ }).waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await camera(page, look)('workbench-added');
  });
});
