import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { confirmOrder, PHONE, placeOrder, stationPage } from '../support/driver.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

useStack(['host-simulator', 'gas-station']);

const countOrders = async () => (await simulator.orders()).length;

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Оплатить', exact: true }).click();
  await page.waitForURL(/\/pay\//);
}

it('who reloads the confirmation because no answer came has ordered once', async () => {
  const page = await openPage(PHONE);
  await page.goto(stationPage(await freshPump()));
  await confirmOrder(page);
  const before = await countOrders();
  await page.route('**/api/orders', async (route) => {
    // It arrives, and its answer gets lost.
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Оплатить', exact: true }).click();
  await page.getByText('второго заказа не будет').waitFor();
  expect(await countOrders()).toBe(before + 1);
  await page.unroute('**/api/orders');
  await page.reload();
  await page.getByRole('textbox', { name: 'Электронная почта' }).fill('anna@example.ru');
  await pay(page);
  expect(await countOrders()).toBe(before + 1);
});

it('who begins anew with the same choice has ordered twice', async () => {
  const address = stationPage(await freshPump());
  const { page } = await placeOrder(address);
  const before = await countOrders();
  await page.goto(address);
  await confirmOrder(page);
  await pay(page);
  expect(await countOrders()).toBe(before + 1);
});
