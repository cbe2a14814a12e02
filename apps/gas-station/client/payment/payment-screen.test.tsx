// @vitest-environment happy-dom
import type { OrderView } from '@invoicebox/merchant-server/client';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Fuelling } from '../../contract/fuelling.js';
import type { OrderSummary } from '../../contract/order.js';
import { orderView } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';
import { outcomeView } from './outcome-view.js';

/** Opens a payment page at top level, with no host and no id. */
function open(order: Partial<OrderView<OrderSummary, Fuelling>>, page: 'success' | 'fail' = 'success') {
  return openApp({
    address: `/payment/${page}?order=o1`,
    answers: { '/api/orders/o1': { json: { order: orderView(order) } } },
  });
}

const RELEASE: Fuelling = {
  pump: 2,
  state: 'released',
  litres: 15_001,
  dispensed: 0,
  releasedAt: 1,
  changedAt: 1,
  expiresAt: 600_001,
};

describe('the payment page', () => {
  it.each([
    ['an unpaid order', {}, /Ожидаем оплату|Waiting for the payment/],
    ['a paid order whose pump is being released', { state: 'paid', fulfilmentState: 'pending' }, /^(Оплачено|Paid)$/],
    [
      'a released pump',
      { state: 'paid', fulfilmentState: 'fulfilled', fulfilment: RELEASE },
      /Колонка 2 разблокирована|Pump 2 is released/,
    ],
    [
      'a pump that could not be released',
      { state: 'paid', fulfilmentState: 'unavailable', failure: 'Деньги вернутся.' },
      /не удалось|could not be released/,
    ],
    ['an order added to an invoice', { mode: 'suborder' }, /Добавлено к счёту|Added to the invoice/],
    ['a canceled order', { state: 'canceled' }, /Заказ отменён|cancelled/],
    ['an expired order', { state: 'expired' }, /Срок оплаты истёк|time to pay is over/],
    ['a rejected order', { state: 'rejected' }, /не принят|not accepted/],
  ] as const)('tells of %s', async (_, order, title) => {
    open(order);
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
  });

  it('names litres and fuel of a released pump', async () => {
    open({ state: 'paid', fulfilmentState: 'fulfilled', fulfilment: RELEASE });
    expect((await screen.findByText(/Можно заправляться|You can refuel/)).textContent).toMatch(/15[,.]001/);
  });

  it('for failed payments believes the server: a paid order is paid', async () => {
    open({ state: 'paid', fulfilmentState: 'fulfilled', fulfilment: RELEASE }, 'fail');
    expect(await screen.findByRole('heading', { name: /Колонка 2|Pump 2/ })).toBeTruthy();
  });

  it('for failed payments offers to pay again', async () => {
    const { navigated } = open({}, 'fail');
    expect(await screen.findByRole('heading', { name: /Оплата не прошла|payment failed/ })).toBeTruthy();
    fireEvent.click(
      await screen.findByRole('button', { name: /Перейти к оплате|Go to the payment/ }, { timeout: 5000 }),
    );
    expect(navigated).toEqual(['https://pay.example/1']);
  });

  it('leads from an expired order to the same choice again', async () => {
    open({ state: 'expired' });
    fireEvent.click(await screen.findByRole('button', { name: /Оформить заново|Order again/ }));
    await waitFor(() => expect(location.pathname + location.search).toBe('/stations/d1?fuel=ai95&pump=2&sum=100000'));
    expect(await screen.findByText(/АЗС не найдена|Station not found/)).toBeTruthy();
  });

  it.each(['/payment/success', '/payment/success?order=unknown'])('%s of no order says so', async (address) => {
    openApp({ address, answers: {} });
    expect(await screen.findByText(/Заказ не найден|Order not found/)).toBeTruthy();
  });
});

describe('an outcome', () => {
  const order = orderView();

  it('is late only where nothing is known after a while', () => {
    expect(outcomeView(order, { failPage: false, outcome: 'late' })).toBe('late');
    expect(outcomeView(null, { failPage: false, outcome: 'late' })).toBe('late');
    expect(outcomeView(null, { failPage: true, outcome: 'waiting' })).toBe('waiting');
    expect(outcomeView({ ...order, state: 'paid' }, { failPage: false, outcome: 'late' })).toBe('releasing');
    expect(outcomeView({ ...order, mode: 'suborder' }, { failPage: false, outcome: 'late' })).toBe('added');
  });
});
