import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.js';
import { FAST_FLOW, forecourt, SLOW_FLOW } from '../support/forecourt.js';
import { simulator } from '../support/simulator.js';
import { useStack } from '../support/stack.js';
import { beginShift, chooseFuel, makePrecheck, payOnPhone } from '../support/till.js';

const { gasStation, businessLounge } = useStack(['host-simulator', 'gas-station', 'business-lounge']);

beforeEach(async () => {
  await simulator.reset();
  await forecourt.reset();
});

/** The value beside a name on the paper, in kopecks. */
async function onPaper(till: Page, name: RegExp | string): Promise<number> {
  const row = till.locator('.till-paper__row').filter({ hasText: name }).last();
  const text = await row.locator('.till-paper__value').textContent();
  return Number((text ?? '').replace(/[^\d]/g, ''));
}

describe('a cashier of a gas station', () => {
  it('makes a pre-check that is paid by its QR code, sees the pump released, refunds a part, and the shift is right', async () => {
    const till = await beginShift(gasStation);
    await chooseFuel(till);
    const url = await makePrecheck(till);
    const [placed] = await simulator.orders();
    expect(url).toBe(placed?.paymentUrl);
    const total = Math.round(Number(placed?.amount) * 100);
    expect(await onPaper(till, 'ИТОГО')).toBe(total);

    await forecourt.play(true, SLOW_FLOW);
    await payOnPhone(url);
    await till.getByText(/Колонка \d+: залито [\d,]+.л из 20/).waitFor();
    await forecourt.play(true, FAST_FLOW);
    await till.getByText(/Колонка \d+: готово, залито 20.л из 20/).waitFor();
    await till.getByText('Оплачен', { exact: true }).waitFor();
    await till.locator('.till-paper').waitFor({ state: 'detached' });

    await till.getByRole('button', { name: 'Оформить возврат' }).click();
    await till.getByLabel(/^Количество/).fill('5,5');
    await till.getByRole('button', { name: 'Далее' }).click();
    await till.getByText('не короче трёх символов').waitFor();
    await till.getByLabel('Причина').fill('Бак полон');
    await till.getByRole('button', { name: 'Далее' }).click();
    const question = till.getByRole('alertdialog');
    const price = Math.round(Number(placed?.basketItems[0]?.amount) * 100);
    const refund = Math.round(price * 5.5);
    const asked = await question.getByRole('heading').textContent();
    expect(Number((asked ?? '').replace(/[^\d]/g, ''))).toBe(refund);
    await question.getByRole('button', { name: /^Вернуть/ }).click();
    await till.getByText(/Бак полон, (в пути|выполнен)/).waitFor();
    await expect.poll(simulator.log).toContain(`"kind":"refund"`);

    await till.getByRole('link', { name: 'Смена' }).click();
    await till.getByText('Возвращено, 1').waitFor();
    expect(await onPaper(till, 'Оплачено, 1')).toBe(total);
    expect(await onPaper(till, 'Возвращено, 1')).toBe(refund);
    expect(await onPaper(till, 'ИТОГО')).toBe(total - refund);

    await till.getByRole('link', { name: 'Заказы' }).click();
    await till.getByRole('searchbox').fill(placed?.merchantOrderId.slice(-6).toLowerCase() ?? '');
    await till
      .getByRole('link')
      .filter({ hasText: placed?.merchantOrderId ?? '' })
      .click();
    await till.getByRole('heading', { name: /^Заказ / }).waitFor();
  });

  it('cancels an order with a reason, after the sum was shown again', async () => {
    const till = await beginShift(gasStation);
    await chooseFuel(till);
    await makePrecheck(till);
    await till.getByRole('button', { name: 'Отменить заказ' }).click();
    await till.getByLabel('Причина').fill('Покупатель передумал');
    await till.getByRole('button', { name: 'Далее' }).click();
    await till.getByRole('alertdialog').getByRole('button', { name: 'Отменить заказ' }).click();
    await till.getByText('Отменён', { exact: true }).waitFor();
    const statuses = async () => (await simulator.orders()).map(({ status }) => status);
    await expect.poll(statuses).toEqual(['canceled']);
  });

  it('is not let in with a wrong PIN, and signs in again when the session is over, on the same screen', async () => {
    const till = await openPage();
    await till.goto(new URL('/till/shift', gasStation).href);
    await till.getByLabel('Имя').fill('demo');
    await till.getByLabel('ПИН или пароль').fill('0000');
    await till.getByRole('button', { name: 'Войти' }).click();
    await till.getByText('Неверное имя или ПИН.').waitFor();
    await till.getByLabel('ПИН или пароль').fill('1234');
    // The shift's screen reads the session when it opens; the cookie may go only after that.
    const sessionRead = till.waitForResponse(
      (answer) => answer.url().endsWith('/api/till/session') && answer.request().method() === 'GET',
    );
    await till.getByRole('button', { name: 'Войти' }).click();
    await sessionRead;
    await till.getByRole('navigation').waitFor();
    // What browsers do with a cookie whose time is over.
    await till.context().clearCookies();
    await till.getByRole('link', { name: 'Заказы' }).click();
    await till.getByText('Сеанс закончился').waitFor();
    await till.getByLabel('Имя').fill('demo');
    await till.getByLabel('ПИН или пароль').fill('1234');
    await till.getByRole('button', { name: 'Войти' }).click();
    await till.getByRole('heading', { name: 'Заказы' }).waitFor();
    await till.getByRole('button', { name: /^Выйти/ }).click();
    await till.getByRole('heading', { name: 'Вход в кассу' }).waitFor();
    // The device stays known, the session is gone.
    const cookies = await till.context().cookies();
    expect(cookies.map(({ name }) => name)).toEqual(['till-gs-device']);
  });

  it('prints the pre-check alone, on paper of 58 mm', async () => {
    const till = await beginShift(gasStation);
    await chooseFuel(till);
    await makePrecheck(till);
    const pdf = (await till.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes).toHaveLength(1);
    expect((Number(boxes[0]?.[1]) / 72) * 25.4).toBeCloseTo(58, 0);
  });
});

describe('a cashier of a lounge', () => {
  it('makes a pre-check that is paid by its QR code, and sees the voucher', async () => {
    const till = await beginShift(businessLounge);
    await till.getByRole('searchbox').fill('SVO');
    await till.getByRole('button').filter({ hasText: 'SVO' }).first().click();
    await till.getByLabel('Номер рейса').fill('SU 012');
    await till.getByLabel('Дата вылета').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    await till.getByLabel('Время вылета').fill('12:00');
    await till.getByLabel('Имя и фамилия').fill('Анна Кузнецова');
    await payOnPhone(await makePrecheck(till));
    await till.getByText(/Ваучер BL-/).waitFor();
  });
});
