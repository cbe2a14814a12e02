import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { outcome, PHONE, payOrder, placeOrder } from '../support/driver.js';
import { FAST_FLOW, forecourt, SLOW_FLOW } from '../support/forecourt.js';
import { readFuelOrder } from '../support/fuel-order.js';
import { useStack } from '../support/stack.js';

const { gasStation } = useStack(['host-simulator', 'gas-station']);

beforeEach(forecourt.reset);

const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a driver whose car runs on gas', () => {
  it('finds propane in the list, pays for litres of it, fuels, and has the receipt', async () => {
    const page = await openPage(PHONE);
    await page.goto(new URL('/?lat=56.84&lon=60.61', gasStation).href);
    await page.getByRole('button', { name: 'Пропан' }).click();
    const station = page.getByRole('link').filter({ hasText: 'Круглосуточно' }).filter({ hasText: 'Пропан' }).first();
    await station.click();
    const fuel = page.getByRole('button', { name: /^Пропан.*за литр/ });
    await fuel.and(page.locator('[aria-pressed="true"]')).waitFor();
    await page
      .getByRole('button', { name: /^Колонка \d+$/ })
      .first()
      .waitFor();
    const price = Number(
      plain(await fuel.textContent())
        .match(/([\d,]+) ₽/)?.[1]
        ?.replace(',', '.'),
    );
    await page.getByLabel('Литры').fill('30,5');
    await forecourt.play(true, SLOW_FLOW);
    const order = await placeOrder(page);
    const [line] = order.invoice.basketItems;
    expect(line).toMatchObject({ measure: 'л', measureCode: '112', quantity: 30.5, amount: price });
    expect(line?.name).toBe('Газ углеводородный сжиженный (пропан-бутан)');
    await payOrder(order);
    await outcome(page, 'dispensing');
    await forecourt.play(true, FAST_FLOW);
    await outcome(page, 'done');
    const receipt = plain(await page.locator('.kit-receipt').textContent());
    expect(receipt).toContain('Пропан');
    expect(receipt).toContain('30,5 л');
    expect(await readFuelOrder(order.id)).toMatchObject({
      fulfilmentState: 'fulfilled',
      amount: Math.round(price * 30.5 * 100),
    });
  });

  it('buys methane by the cubic metre', async () => {
    const page = await openPage(PHONE);
    await page.goto(new URL('/?lat=56.84&lon=60.61&fuel=cng', gasStation).href);
    await page.getByRole('link').filter({ hasText: 'Круглосуточно' }).first().click();
    await page.getByRole('button', { name: /^Метан.*за м³/ }).waitFor();
    await page.getByLabel('Кубометры').fill('12');
    const order = await placeOrder(page);
    expect(order.invoice.basketItems).toMatchObject([{ measure: 'м3', measureCode: '113', quantity: 12 }]);
    await payOrder(order);
    await outcome(page, 'done');
    expect(plain(await page.locator('.kit-receipt').textContent())).toContain('12 м³');
  });
});
