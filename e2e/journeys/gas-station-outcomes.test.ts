import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { confirmationPage, outcome, PHONE, payOrder, placeOrder, stationPage } from '../support/driver.js';
import { forecourt } from '../support/forecourt.js';
import { readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { freshPump } from '../support/stations.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);
/** Longer than the page's own timeout. */
const TOO_LONG_MS = 61_000;

beforeEach(forecourt.reset);

/** How many orders Invoicebox has. */
const countOrders = async () => (await simulator.orders()).length;

describe('a payment that does not go through', () => {
  it('failed: is said at the address for failures, and can be made good there', async () => {
    const { page, invoice } = await placeOrder(stationPage(await freshPump()));
    await page.goto(invoice.failUrl ?? '');
    await outcome(page, 'payment_failed');
    await page.getByRole('button', { name: 'Перейти к оплате' }).click();
    await page.waitForURL(/\/pay\//);
    await page.getByRole('button', { name: 'Оплатить', exact: true }).click();
    await page.waitForURL(/\/payment\/success/);
    await outcome(page, 'done');
    // The return URL proves nothing: only the server knows whether the order is paid.
    await page.goto(invoice.failUrl ?? '');
    await outcome(page, 'done');
  });

  it('refused by the bank: is said, no money was taken, and the order can still be paid', async () => {
    const { page } = await placeOrder(stationPage(await freshPump()));
    await page.getByRole('button', { name: /Отказ банка/ }).click();
    await page.waitForURL(/\/payment\/fail/);
    await outcome(page, 'payment_failed');
    await page.getByText('Банк не провёл платёж, деньги не списаны').waitFor();
    expect(await page.getByText(/вернутся|возвращаются/).count()).toBe(0);
  });

  it('declined on the payment page: no money comes back, since none was taken', async () => {
    const { page } = await placeOrder(stationPage(await freshPump()));
    await page.getByRole('button', { name: 'Отказаться от оплаты' }).click();
    await page.getByRole('button', { name: 'Отказаться', exact: true }).click();
    await page.waitForURL(/\/payment\/fail/);
    await outcome(page, 'declined');
    expect(await page.getByText(/вернутся|возвращаются/).count()).toBe(0);
  });

  it('expired: leads to the same choice again', async () => {
    const pump = await freshPump();
    const { page, invoice } = await placeOrder(stationPage(pump));
    await simulator.expire(invoice.id);
    await page.goto(invoice.successUrl ?? '');
    await outcome(page, 'expired');
    await page.getByRole('button', { name: 'Оформить заново' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Литры' }).inputValue()).toBe('20');
    expect(new URL(page.url()).searchParams.get('pump')).toBe(String(pump.pump));
  });

  it('pending: after a minute says what will happen, and tells of the payment when it comes', async () => {
    const { page, invoice } = await placeOrder(stationPage(await freshPump()));
    await page.clock.install();
    await page.goto(invoice.successUrl ?? '');
    await outcome(page, 'waiting');
    await page.clock.fastForward(TOO_LONG_MS);
    await outcome(page, 'late');
    await page.getByText(/Не платите второй раз/).waitFor();
    await simulator.pay(invoice.id);
    await outcome(page, 'done');
  });

  it('canceled before it was paid: nothing is to be paid any more', async () => {
    const { page, id, invoice } = await placeOrder(stationPage(await freshPump()));
    await page.goto(invoice.successUrl ?? '');
    await page.getByRole('button', { name: 'Отменить заказ' }).click();
    await page.getByRole('alertdialog').getByText('платить будет не нужно').waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Отменить', exact: true }).click();
    await outcome(page, 'canceled');
    expect((await simulator.newestOrder()).status).toBe('canceled');
    expect(await readFuelOrder(id)).toMatchObject({ state: 'canceled' });
  });

  it('no order: a pump that broke on the way takes none, and no money', async () => {
    const before = await countOrders();
    const fresh = await freshPump();
    const { station, pump } = fresh;
    const page = await openPage(PHONE);
    await page.goto(stationPage(fresh));
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await forecourt.act(station, pump, 'break');
    await page.getByText('Сейчас не работает').waitFor();
    await page.getByRole('button', { name: 'Оплатить' }).click();
    await page.getByText(`Колонка ${pump} не работает`).waitFor();
    expect(await countOrders()).toBe(before);
    await forecourt.act(station, pump, 'mend');
    await page.getByRole('button', { name: 'Изменить выбор' }).click();
    await page.getByRole('heading', { name: 'Выберите колонку' }).waitFor();
  });
});

describe('an order that was placed', () => {
  it('is not placed again by the way back, and is found again at its address', async () => {
    const before = await countOrders();
    const { page, invoice } = await placeOrder(stationPage(await freshPump()));
    await page.goBack();
    await outcome(page, 'waiting');
    expect(page.url()).toBe(invoice.successUrl);
    await page.goBack();
    await page.getByRole('heading', { name: 'Выберите колонку' }).waitFor();
    await page.goForward();
    await outcome(page, 'waiting');
    await page.reload();
    await outcome(page, 'waiting');
    expect(await countOrders()).toBe(before + 1);
  });

  it('twice pressed is one', async () => {
    const before = await countOrders();
    const page = await openPage(PHONE);
    await page.goto(stationPage(await freshPump()));
    await page.getByRole('button', { name: 'Далее' }).click();
    await page.getByLabel('Электронная почта').fill('anna@example.ru');
    await page.getByRole('button', { name: 'Оплатить' }).dblclick();
    await page.waitForURL(/\/pay\//);
    expect(await countOrders()).toBe(before + 1);
  });

  it('that nobody knows says so', async () => {
    const page = await openPage(PHONE);
    await page.goto(new URL('/payment/success?order=unknown', gasStation).href);
    await page.getByText('Заказ не найден').waitFor();
  });
});

describe('a price that changes on the way', () => {
  it('is shown beside the old one before anything is ordered', async () => {
    const pump = await freshPump();
    const page = await openPage(PHONE);
    // What the station's screen had shown travels in the address.
    await page.goto(confirmationPage(pump, {}, pump.price + 100));
    await page.getByRole('alert').getByText('Цена топлива изменилась').waitFor();
  });
});

describe('in English', () => {
  it('an order is placed, paid and fuelled', async () => {
    const order = await placeOrder(stationPage(await freshPump()), { ...PHONE, locale: 'en-GB' });
    await payOrder(order);
    await outcome(order.page, 'done');
    await order.page.getByText('Done, have a good trip!').waitFor();
    expect(await order.page.locator('.kit-receipt').textContent()).toContain('20\u00a0L');
  });
});
