// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RefundView } from '../client/index.js';
import { type CoffeeOrder, coffee, coffeeAnswers, order, payment } from '../test-support/coffee.js';
import { type Answers, closeMiniApp, failure, openMiniApp } from '../testing/index.js';

let answers: Answers;

beforeEach(() => {
  answers = coffeeAnswers();
});
afterEach(closeMiniApp);

/** Opens the screen of an order in a Russian host. */
function open(changes: Partial<CoffeeOrder> = {}, address = '/payment/success?order=o1') {
  answers['/api/orders/o1'] = { json: { order: order(changes) } };
  return openMiniApp(coffee, { address, answers });
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { name });
const button = (name: string) => screen.findByRole('button', { name });
const plain = () => document.body.textContent?.replaceAll('\u00a0', ' ') ?? '';

const SERVED = { state: 'paid', paidAt: 1, fulfilmentState: 'fulfilled', fulfilment: { table: 7 } } as const;
const REFUND: RefundView = {
  ...{ number: 'CF-1-R1', amount: 150_00, vatAmount: 27_05 },
  ...{ state: 'pending', reason: 'rest', createdAt: 1 },
};

describe('the payment screen', () => {
  it.each<[string, Partial<CoffeeOrder>]>([
    ['Ожидаем оплату', {}],
    ['Добавляем к счёту', { mode: 'suborder', paymentUrl: undefined as unknown as string }],
    ['Добавлено к счёту', { mode: 'suborder' }],
    ['Сумма заморожена', { state: 'hold', payment: 'guaranteed', fulfilmentState: 'pending' }],
    ['Оплачено', { state: 'paid', fulfilmentState: 'pending' }],
    ['Заказ выполняется', { state: 'paid', fulfilmentState: 'in_progress', fulfilment: { table: 7 } }],
    ['Оплачено', SERVED],
    ['Получено меньше, чем оплачено', { ...SERVED, fulfilmentState: 'partial' }],
    ['Заказ выполнить не получится', { state: 'paid', fulfilmentState: 'unavailable' }],
    ['Отменяем заказ', { state: 'paid', cancellation: 'requested' }],
    ['Заказ отменён, деньги возвращаются', { state: 'paid', fulfilmentState: 'stopped' }],
    ['Оплата отменена', { state: 'canceled' }],
    ['Заказ отменён', { state: 'canceled', cancellation: 'accepted' }],
    ['Заказ отменён, сумма разморожена', { state: 'canceled', cancellation: 'accepted', heldAt: 1 }],
    ['Срок оплаты истёк', { state: 'expired' }],
    ['Заказ не принят', { state: 'rejected' }],
  ])('says «%s»', async (title, changes) => {
    open(changes);
    expect(await screen.findByRole('heading', { name: title, level: 1 })).toBeTruthy();
  });

  it('tells the server’s reason', async () => {
    open({ state: 'paid', fulfilmentState: 'unavailable', failure: 'Кофемашина сломалась.' });
    expect(await screen.findByText('Кофемашина сломалась.')).toBeTruthy();
  });

  it('tells what the app says instead', async () => {
    const own = (_: CoffeeOrder, outcome: string) => ({ name: 'brewing', title: `Варим (${outcome})` });
    openMiniApp(
      { ...coffee, payment: { ...payment, describe: own } },
      { address: '/payment/success?order=o1', answers },
    );
    expect(await heading('Варим (waiting)')).toBeTruthy();
    expect(document.querySelector('[data-outcome="brewing"]')).toBeTruthy();
  });

  it('follows the order from what was ordered to what is given', async () => {
    const app = open();
    expect(await screen.findByText('Заказано: 2')).toBeTruthy();
    app.tell(order({ state: 'paid', fulfilmentState: 'pending', revision: 3 }));
    expect(await screen.findByText('Готовим заказ…')).toBeTruthy();
    app.tell(order({ ...SERVED, revision: 4 }));
    expect(await screen.findByText('Столик 7')).toBeTruthy();
    expect(screen.queryByText('Заказано: 2')).toBeNull();
    expect(plain()).toMatch(/Чек.*Кофе×2.*Оплачено300,00 ₽.*В т\.ч\. НДС54,10 ₽.*Номер заказаCF-1/);
    expect(screen.getByText('Закрывающие документы')).toBeTruthy();
  });

  it('shows refunds, and what was paid in the end', async () => {
    const app = open({ ...SERVED, fulfilmentState: 'partial', refunds: [REFUND] });
    await screen.findByText('В пути');
    expect(plain()).toMatch(/Оплачено300,00 ₽.*Списано150,00 ₽.*В т\.ч\. НДС27,05 ₽/);
    app.tell(
      order({ ...SERVED, fulfilmentState: 'partial', refunds: [{ ...REFUND, state: 'completed' }], revision: 9 }),
    );
    expect(await screen.findByText('Вернули')).toBeTruthy();
  });

  it('shows what of a held sum was taken and released', async () => {
    const held = { payment: 'guaranteed', heldAt: 1, captured: 150_00, capturedVatAmount: 27_05 } as const;
    open({ ...SERVED, ...held });
    await screen.findByText('Чек');
    expect(plain()).toMatch(/Заморожено300,00 ₽.*Списано150,00 ₽.*Разморожено150,00 ₽/);
  });

  it('works in a window of its own, without a host', async () => {
    openMiniApp(coffee, { address: '/payment/success?order=o1', answers, host: null });
    expect(await heading(/Waiting for the payment|Ожидаем оплату/)).toBeTruthy();
  });

  it.each(['/payment/success', '/payment/success?order=unknown'])('%s of no order says so', async (address) => {
    open({}, address);
    expect(await heading('Заказ не найден')).toBeTruthy();
    fireEvent.click(await button('К меню'));
    expect(await heading('Меню')).toBeTruthy();
  });

  it('offers to try again when the server is out of reach', async () => {
    answers['/api/orders/o1'] = 'offline';
    openMiniApp(coffee, { address: '/payment/success?order=o1', answers });
    const retry = await button('Повторить');
    answers['/api/orders/o1'] = { json: { order: order() } };
    fireEvent.click(retry);
    expect(await heading('Ожидаем оплату')).toBeTruthy();
  });
});

describe('what the buyer can do', () => {
  it('pays again after a failure; the server is believed that it was paid after all', async () => {
    const app = open({}, '/payment/fail?order=o1');
    expect(await heading('Оплата не прошла')).toBeTruthy();
    fireEvent.click(await button('Перейти к оплате'));
    expect(app.sent()).toEqual([['checkout', 'https://pay.example/1']]);
    app.tell(order({ ...SERVED, revision: 5 }));
    expect(await screen.findByText('Столик 7')).toBeTruthy();
  });

  it('cancels after a second thought', async () => {
    const app = open({ state: 'paid', fulfilmentState: 'pending' });
    const canceled = order({ state: 'paid', fulfilmentState: 'stopped', revision: 9, cancelable: false });
    answers['/api/orders/o1/cancel'] = { json: { order: canceled } };
    fireEvent.click(await button('Отменить заказ'));
    fireEvent.click(await button('Не отменять'));
    expect(app.bodies('/api/orders/o1/cancel')).toEqual([]);
    fireEvent.click(await button('Отменить заказ'));
    fireEvent.click(await button('Отменить'));
    expect(await heading('Заказ отменён, деньги возвращаются')).toBeTruthy();
  });

  it.each([
    [failure(409, 'cancel_too_late'), /заказ уже выполняется/],
    ['offline' as const, /нет связи/],
  ])('is told when a cancel fails', async (answer, text) => {
    open({ state: 'paid', fulfilmentState: 'pending' });
    answers['/api/orders/o1/cancel'] = answer;
    fireEvent.click(await button('Отменить заказ'));
    fireEvent.click(await button('Отменить'));
    expect(await screen.findByText(text)).toBeTruthy();
  });

  it.each(['canceled', 'expired', 'rejected'] as const)('orders the same again after %s', async (state) => {
    open({ state });
    fireEvent.click(await button('Оформить заново'));
    expect(await heading('Чашек: 2')).toBeTruthy();
  });

  it('finds an order under way again, until it has ended', async () => {
    const stored = () => localStorage.getItem('coffee:current-order');
    const app = open();
    await waitFor(() => expect(stored()).toContain('o1'));
    app.tell(order({ ...SERVED, revision: 9 }));
    await waitFor(() => expect(stored()).toBe('null'));
  });
});
