import type { FrameLocator, Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { logRows, openPage, openWorkbench, press } from '../support/browser.js';
import { readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';

const { gasStation, api } = inject('addresses');

beforeEach(simulator.reset);

/** Where the choice is made: the steps are the same in a frame and at top level, the presses are not. */
interface Place {
  scope: Pick<FrameLocator, 'getByRole' | 'getByLabel' | 'locator'>;
  press: (target: Locator) => Promise<void>;
}

/** From the list to the confirmation: a station that is always open, АИ-95, its first free pump, 20 litres. */
async function chooseFuel({ scope, press: pressHere }: Place): Promise<void> {
  const freePump = scope
    .getByRole('button', { name: /^Колонка \d+$/ })
    .and(scope.locator(':enabled'))
    .first();
  await pressHere(scope.getByRole('link').filter({ hasText: 'Круглосуточно' }).first());
  await scope.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
  await pressHere(scope.getByRole('button', { name: /^АИ-95.*за литр/ }));
  await pressHere(freePump);
  await scope.getByLabel('Литры').fill('20');
  await pressHere(scope.getByRole('button', { name: 'Далее' }));
  await scope.getByRole('heading', { name: 'Подтверждение заказа' }).waitFor();
}

/** Opens the gas station in the workbench and goes to the confirmation. */
async function openConfirmation(preset: string) {
  const { page, frame } = await openWorkbench({ url: gasStation, mode: 'order-web', preset });
  await chooseFuel({ scope: frame, press: (target) => press(page, target) });
  return { page, frame, order: () => press(page, frame.getByRole('button', { name: 'Оплатить' })) };
}

/** The payment page that the host has opened over the mini-app. */
function paymentPage(page: Page): FrameLocator {
  return page.frameLocator('iframe[data-payment-page]');
}

/** The only order at Invoicebox, and the same order at the gas station's own server. */
async function bothSides() {
  const [order, ...others] = await simulator.orders();
  expect(others).toEqual([]);
  const orderId = new URL(order?.successUrl ?? '').searchParams.get('order') ?? '';
  return { order, view: await readFuelOrder(orderId) };
}

describe('a driver in the mode order-web', () => {
  it('finds a station, pays on the payment page, and the pump is released', async () => {
    const { page, frame, order: place } = await openConfirmation('flight-svo-led');
    await place();
    await logRows(page, { direction: 'from-guest', action: 'checkout', verdict: 'accepted' }).waitFor();
    await paymentPage(page).getByRole('button', { name: 'Оплатить' }).click();

    await frame.getByRole('heading', { name: /Колонка \d+ разблокирована/ }).waitFor();
    await logRows(page, { direction: 'to-guest', action: 'paymentResult', verdict: 'accepted' }).waitFor();
    const { order, view } = await bothSides();
    expect(order?.status).toBe('completed');
    expect(order?.basketItems).toMatchObject([{ measureCode: '112', quantity: 20 }]);
    expect(view).toMatchObject({ state: 'paid', fulfilmentState: 'fulfilled', fulfilment: { litres: 20_000 } });
  });

  it('sees the released pump also on the success page opened at top level', async () => {
    const { order: place } = await openConfirmation('flight-svo-led');
    await place();
    await expect.poll(simulator.orders).toHaveLength(1);
    const [order] = await simulator.orders();

    const alone = await openPage();
    await alone.goto(order?.successUrl ?? '');
    await alone.getByRole('heading', { name: 'Ожидаем оплату' }).waitFor();
    await simulator.pay(order?.id ?? '');
    await alone.getByRole('heading', { name: /Колонка \d+ разблокирована/ }).waitFor();
  });

  it('who declines to pay gets nothing and can order anew', async () => {
    const { page, frame, order: place } = await openConfirmation('flight-svo-led');
    await place();
    await paymentPage(page).getByRole('button', { name: 'Отказаться от оплаты' }).click();
    await paymentPage(page).getByRole('button', { name: 'Отказаться', exact: true }).click();
    await frame.getByRole('button', { name: 'Оформить заново' }).waitFor();
    const { order, view } = await bothSides();
    expect(order?.status).toBe('canceled');
    expect(view).toMatchObject({ state: 'canceled', fulfilmentState: 'none' });
  });

  it('whose contacts the host does not know is asked for them', async () => {
    const { frame, order: place } = await openConfirmation('empty-contacts');
    await place();
    expect(await simulator.orders()).toEqual([]);
    await frame.getByLabel('Электронная почта').fill('anna@example.ru');
    await place();
    await expect.poll(simulator.orders).toHaveLength(1);
    expect((await simulator.orders())[0]?.customer.email).toBe('anna@example.ru');
  });
});

describe('a driver in the app', () => {
  it('finds a station on the map, in English, in a frame that the host keeps as high as the screen', async () => {
    const { page, frame } = await openWorkbench(
      { url: gasStation, mode: 'order-app', preset: 'flight-svo-led', locale: 'en' },
      { viewport: { width: 375, height: 800 } },
    );
    await frame.getByRole('radio', { name: 'Map' }).click({ force: true });
    await frame.locator('.gs-marker').first().waitFor();
    await frame.locator('.gs-marker').first().press('Enter');
    await frame
      .getByRole('button', { name: 'Refuel' })
      .or(frame.getByRole('link', { name: 'Refuel' }))
      .click();
    await frame
      .getByRole('heading', { name: /Choose/ })
      .first()
      .waitFor();
    expect(await logRows(page, { action: 'height' }).count()).toBe(0);
  });
});

describe('a driver without a host', () => {
  it('is led through the payment page and back to the success page', async () => {
    const page = await openPage();
    await page.goto(gasStation);
    await chooseFuel({ scope: page, press: (target) => target.click() });
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/pay\//);
    expect(new URL(page.url()).port).toBe(new URL(api).port);
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/payment\/success/);
    await page.getByRole('heading', { name: /Колонка \d+ разблокирована/ }).waitFor();
  });
});
