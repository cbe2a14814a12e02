import type { OrderResponse } from '@invoicebox/invoicebox-api/contract';
import type { BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { openPage } from './browser.js';
import { simulator } from './simulator.js';
import { stack } from './stack.js';
import type { TestPump } from './stations.js';

const { gasStation } = stack;

/** A driver's phone. */
export const PHONE = { viewport: { width: 375, height: 800 } };

/** What is to be ordered at a pump, as in the page's URL; twenty litres by default. */
export function stationPage({ station, pump }: TestPump, wanted = 'litres=20000'): string {
  return new URL(`/stations/${station}?fuel=ai95&pump=${pump}&${wanted}`, gasStation).href;
}

/** The confirmation of fuel at a pump, as in the page's URL; twenty litres by default. */
export function confirmationPage({ station, pump }: TestPump, wanted: object = {}, seen?: number): string {
  const volume = { kind: 'litres', thousandths: 20_000 };
  const selection = { stationId: station, fuel: 'ai95', pump, volume, extras: [], ...wanted };
  const query = seen === undefined ? '' : `?seen=${seen}`;
  return new URL(`/confirm${query}#${encodeURIComponent(JSON.stringify(selection))}`, gasStation).href;
}

/** An order that was placed in the page. */
export interface PlacedOrder {
  page: Page;
  /** The order's id at the gas station's own server. */
  id: string;
  /** The order at Invoicebox. */
  invoice: OrderResponse;
}

/** Goes from a station's page to the confirmation and fills in the contacts. */
export async function confirmOrder(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Далее|Next)$/ }).click();
  await page.getByRole('heading', { name: /Подтверждение заказа|Confirm the order/ }).waitFor();
  await page.getByLabel(/Электронная почта|E-mail/).fill('anna@example.ru');
}

/** Orders with no host around, up to the payment page: on a station's open page, or at its address on a phone. */
export async function placeOrder(at: string | Page, options: BrowserContextOptions = PHONE): Promise<PlacedOrder> {
  const page = typeof at === 'string' ? await openPage(options) : at;
  if (typeof at === 'string') await page.goto(at);
  await confirmOrder(page);
  await page.getByRole('button', { name: /^(Оплатить|Заморозить|Pay|Hold the sum)$/ }).click();
  await page.waitForURL(/\/pay\//);
  const invoice = await simulator.newestOrder();
  return { page, id: new URL(invoice.successUrl ?? '').searchParams.get('order') ?? '', invoice };
}

/** Pays, directly or by a guaranteed payment, and waits for the outcome on the order's page. */
export async function payOrder({ page, invoice }: PlacedOrder, how: 'pay' | 'hold' = 'pay'): Promise<void> {
  await simulator[how](invoice.id);
  await page.goto(invoice.successUrl ?? '');
}

/** Waits until the page shows an outcome, named as in its `data-outcome`. */
export async function outcome(page: Pick<Page, 'locator'>, name: string): Promise<void> {
  await page.locator(`[data-outcome="${name}"]`).waitFor();
}

/** Where the choice is made: the steps are the same in a frame and at top level, the presses are not. */
export interface Place {
  scope: Pick<FrameLocator, 'getByRole' | 'getByLabel' | 'locator'>;
  press: (target: Locator) => Promise<void>;
}

/** At a station: АИ-95, its first free pump, 20 litres; on to the confirmation. */
export async function chooseFuel({ scope, press: pressHere }: Place): Promise<void> {
  const freePump = scope
    .getByRole('button', { name: /^Колонка \d+$/ })
    .and(scope.locator(':enabled'))
    .first();
  await scope.getByRole('heading', { name: 'Выберите тип топлива' }).waitFor();
  await pressHere(scope.getByRole('button', { name: /^АИ-95.*за литр/ }));
  await pressHere(freePump);
  await scope.getByLabel('Литры').fill('20');
  await pressHere(scope.getByRole('button', { name: 'Далее' }));
  await scope.getByRole('heading', { name: 'Подтверждение заказа' }).waitFor();
}

/** The first station of the list that is always open. */
export const openStation = (scope: Place['scope']) =>
  scope.getByRole('link').filter({ hasText: 'Круглосуточно' }).first();

/** The payment page that the host has opened over the mini-app. */
export function paymentPage(page: Page): FrameLocator {
  return page.frameLocator('iframe[data-payment-page]');
}
