import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { logRows, openPage, openWorkbench, press } from '../support/browser.js';
import { chooseFuel, openStation, outcome, paymentPage } from '../support/driver.js';
import { FAST_FLOW, forecourt, SLOW_FLOW } from '../support/forecourt.js';
import { readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';

const { gasStation, api } = useStack(['host-simulator', 'gas-station']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

/** Opens the gas station in the workbench and goes to the confirmation. */
async function openConfirmation(preset: string) {
  const { page, frame } = await openWorkbench({ url: gasStation, mode: 'order-web', preset });
  const place = { scope: frame, press: (target: Locator) => press(page, target) };
  await place.press(openStation(frame));
  await chooseFuel(place);
  return { page, frame, order: () => place.press(frame.getByRole('button', { name: 'Оплатить' })) };
}

/** The only order at Invoicebox, and the same order at the gas station's own server. */
async function bothSides() {
  const [order, ...others] = await simulator.orders();
  expect(others).toEqual([]);
  const orderId = new URL(order?.successUrl ?? '').searchParams.get('order') ?? '';
  return { order, view: await readFuelOrder(orderId) };
}

describe('a driver in the mode order-web', () => {
  it('finds a station, pays on the payment page, and sees the fuel flow until it is done', async () => {
    await forecourt.play(false);
    const { page, frame, order: place } = await openConfirmation('flight-svo-led');
    await place();
    await logRows(page, { direction: 'from-guest', action: 'checkout', verdict: 'accepted' }).waitFor();
    await paymentPage(page).getByRole('button', { name: 'Оплатить' }).click();

    await frame.getByRole('heading', { name: /Колонка \d+ разблокирована/ }).waitFor();
    await logRows(page, { direction: 'to-guest', action: 'paymentResult', verdict: 'accepted' }).waitFor();
    await forecourt.play(true, SLOW_FLOW);
    const counter = frame.getByRole('progressbar');
    const litres = async () => Number(await counter.getAttribute('aria-valuenow'));
    await expect.poll(litres).toBeGreaterThan(0);
    await forecourt.play(true, FAST_FLOW);
    await outcome(frame, 'done');
    const { order, view } = await bothSides();
    expect(order?.status).toBe('completed');
    expect(order?.basketItems).toMatchObject([{ measureCode: '112', quantity: 20 }]);
    expect(view).toMatchObject({
      state: 'paid',
      fulfilmentState: 'fulfilled',
      given: [20_000],
      fulfilment: { state: 'done', litres: 20_000, dispensed: 20_000 },
    });
  });

  it('sees the released pump also on the success page opened at top level', async () => {
    await forecourt.play(false);
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

describe('a driver without a host', () => {
  it('is led through the payment page and back to the success page', async () => {
    const page = await openPage();
    await page.goto(gasStation);
    await openStation(page).click();
    await chooseFuel({ scope: page, press: (target) => target.click() });
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/pay\//);
    expect(new URL(page.url()).port).toBe(new URL(api).port);
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.waitForURL(/\/payment\/success/);
    await outcome(page, 'done');
  });
});
