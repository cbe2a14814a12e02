import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { openPage, openWorkbench, press } from '../support/browser.js';
import { simulator } from '../support/simulator.js';
import { camera, contextOf, LOOKS } from './camera.js';

const { host, gasStation, businessLounge } = inject('addresses');

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

  it('the till', async () => {
    const page = await openPage(contextOf(look));
    const shoot = camera(page, look);
    await page.goto(new URL('/till', gasStation).href);
    await page.getByLabel('Имя').fill('demo');
    await page.getByLabel('ПИН или пароль').fill('1234');
    await shoot('till-sign-in');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('navigation').waitFor();
    const open = page.getByRole('button', { name: 'Открыть смену' });
    await open.or(page.getByRole('searchbox')).first().waitFor();
    if (await open.isVisible()) await open.click();
    await page.getByRole('searchbox').fill('Москва');
    await page.getByRole('button').filter({ hasText: 'Москва' }).first().click();
    await page.getByRole('button', { name: /^АИ-95.*за литр/ }).click();
    const freePump = page.getByRole('button', { name: /^Колонка \d+$/ }).and(page.locator(':enabled'));
    await freePump.first().click();
    await page.getByLabel('Литры').fill('20');
    await page.getByRole('button', { name: 'Оформить пре-чек' }).waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    await shoot('till-new-order');
    await page.getByRole('button', { name: 'Оформить пре-чек' }).click();
    await page.getByText('ПРЕ-ЧЕК').waitFor();
    await shoot('till-pre-check');
    await page.getByRole('button', { name: 'Показать QR' }).click();
    await shoot('till-shown-qr');
    await page.keyboard.press('Escape');
    const [order] = await simulator.orders();
    await simulator.pay(order?.id ?? '');
    await page.getByRole('button', { name: 'Оформить возврат' }).click();
    await page.getByLabel(/^Количество/).fill('5,5');
    await page.getByLabel('Причина').fill('Бак полон');
    await shoot('till-refund');
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByRole('alertdialog').waitFor();
    await shoot('till-refund-confirm');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Вернуть/ })
      .click();
    await page.getByText('Бак полон').waitFor();
    await shoot('till-order');
    await page.getByRole('link', { name: 'Заказы' }).click();
    await page.locator('.till-item').first().waitFor();
    await shoot('till-orders');
    await page.getByRole('link', { name: 'Смена' }).click();
    await page.getByText('ОТЧЁТ О СМЕНЕ').waitFor();
    await shoot('till-shift');
    // The simulator is reset afterwards: nothing may be on its way to it.
    await expect.poll(simulator.log, { timeout: 15_000 }).toContain(`"kind":"refund"`);
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
