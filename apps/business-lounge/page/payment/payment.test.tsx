// @vitest-environment happy-dom
import { type Answers, closeMiniApp, type OpenedMiniApp } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BookingStore } from '../lounge/booking-store.js';
import { NOW } from '../test-support/fixtures.js';
import { openApp, order, serverAnswers } from '../test-support/open-app.js';

const SUCCESS = '/payment/success?order=order-1';
const PAID = { state: 'paid', revision: 3, paidAt: NOW, fulfilmentState: 'pending' } as const;
const FULFILLED = {
  ...PAID,
  revision: 4,
  fulfilmentState: 'fulfilled',
  fulfilment: { code: 'BL-7K3M-Q9XD-4TRA', issuedAt: NOW },
} as const;

let answers: Answers;
let app: OpenedMiniApp<BookingStore>;

/** Opens the screen as after a payment: at top level, without a host. */
function open(address = SUCCESS) {
  app = openApp(answers, { address, host: null });
  return app;
}

beforeEach(() => {
  answers = serverAnswers();
});
afterEach(() => {
  closeMiniApp();
});

describe('the screen after payment', () => {
  it('waits for the server’s word, then shows the voucher', async () => {
    open();
    expect(await screen.findByRole('heading', { name: 'Ожидаем оплату' })).toBeTruthy();
    app.tell(order(PAID));
    expect(await screen.findByRole('heading', { name: 'Оплачено' })).toBeTruthy();
    expect(screen.getByText('Готовим ваучер…')).toBeTruthy();
    app.tell(order(FULFILLED));
    expect(await screen.findByRole('region', { name: 'Ваучер в бизнес-зал «Облако»' })).toBeTruthy();
    expect(screen.getByText('BL-7K3M-Q9XD-4TRA')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'QR-код ваучера BL-7K3M-Q9XD-4TRA' })).toBeTruthy();
    expect(screen.queryByText('Готовим ваучер…')).toBeNull();
  });

  it('prints the voucher', async () => {
    answers['/api/orders/order-1'] = { json: { order: order(FULFILLED) } };
    const print = vi.fn();
    vi.stubGlobal('print', print);
    open();
    app.tell(order(FULFILLED));
    fireEvent.click(await screen.findByRole('button', { name: 'Распечатать' }));
    expect(print).toHaveBeenCalledOnce();
  });

  it('says «added» in a suborder until the invoice is paid', async () => {
    answers['/api/orders/order-1'] = { json: { order: order({ mode: 'suborder' }) } };
    open();
    expect(await screen.findByRole('heading', { name: 'Добавлено к счёту' })).toBeTruthy();
    app.tell(order({ ...FULFILLED, mode: 'suborder' }));
    expect(await screen.findByText('BL-7K3M-Q9XD-4TRA')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Добавлено к счёту' })).toBeNull();
  });

  it('says that money comes back where the lounge cannot be given', async () => {
    open();
    await screen.findByRole('heading', { name: 'Ожидаем оплату' });
    app.tell(order({ ...PAID, fulfilmentState: 'unavailable', failure: 'Время посещения закончилось.' }));
    expect(await screen.findByRole('heading', { name: 'Бизнес-зал предоставить не получится' })).toBeTruthy();
    expect(screen.getByText('Время посещения закончилось.')).toBeTruthy();
  });

  it('offers to pay again after a failure, and believes the server that it was paid after all', async () => {
    const { navigated } = open('/payment/fail?order=order-1');
    expect(await screen.findByRole('heading', { name: 'Оплата не прошла' })).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Перейти к оплате' }));
    await waitFor(() => expect(navigated).toEqual(['https://pay.invoicebox.ru/pay/1']));
    app.tell(order(FULFILLED));
    expect(await screen.findByRole('heading', { name: 'Оплачено' })).toBeTruthy();
  });

  it.each([
    ['canceled', 'Оплата отменена'],
    ['expired', 'Срок оплаты истёк'],
    ['rejected', 'Заказ не принят'],
  ] as const)('leads from an order that is %s to a new one', async (state, heading) => {
    open();
    await screen.findByRole('heading', { name: 'Ожидаем оплату' });
    app.tell(order({ state, revision: 3 }));
    expect(await screen.findByRole('heading', { name: heading })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Выбрать бизнес-зал' }));
    expect(await screen.findByRole('list', { name: 'Аэропорты' })).toBeTruthy();
  });

  it.each(['/payment/success', '/payment/success?order=unknown'])('knows no order at %s', async (address) => {
    open(address);
    expect(await screen.findByRole('heading', { name: 'Заказ не найден' })).toBeTruthy();
  });
});
