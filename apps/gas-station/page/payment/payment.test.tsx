// @vitest-environment happy-dom
import type { RefundView } from '@invoicebox/mini-app-kit';
import type { Answers } from '@invoicebox/mini-app-kit/testing';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fuelling, orderView } from '../test-support/fixtures.js';
import { openApp } from '../test-support/open-app.js';
import type { FuelOrder } from './fuel-order.js';

/** Opens the payment screen at top level, without a host. */
function open(order: Partial<FuelOrder>, page: 'success' | 'fail' = 'success', answers: Answers = {}) {
  return openApp({
    host: null,
    address: `/payment/${page}?order=o1`,
    answers: { '/api/orders/o1': { json: { order: orderView(order) } }, ...answers },
  });
}

/** A paid order at its pump. */
const atPump = (changes: Parameters<typeof fuelling>[0]): Partial<FuelOrder> => ({
  state: 'paid',
  fulfilmentState: 'in_progress',
  fulfilment: fuelling(changes),
});

const REFUND: RefundView = {
  number: 'GS-1-R1',
  amount: 333_30,
  vatAmount: 60_10,
  state: 'pending',
  reason: 'rest',
  createdAt: 1,
};

const PARTIAL: Partial<FuelOrder> = {
  state: 'paid',
  fulfilmentState: 'partial',
  fulfilment: fuelling({ state: 'done', dispensed: 10_001 }),
  given: [10_001],
  refunds: [REFUND],
};

const FULL_TANK: Partial<FuelOrder> = {
  payment: 'guaranteed',
  state: 'paid',
  fulfilmentState: 'partial',
  fulfilment: fuelling({ state: 'done', dispensed: 10_001 }),
  given: [10_001],
  heldAt: 1,
  captured: 666_67,
  capturedVatAmount: 120_22,
};

const plain = () => document.body.textContent?.replaceAll('\u00a0', ' ') ?? '';

describe('the payment page', () => {
  it.each<[string, Partial<FuelOrder>, RegExp]>([
    ['an unpaid order', {}, /Waiting for the payment/],
    ['an order added to an invoice', { mode: 'suborder' }, /Added to the invoice/],
    ['a held sum', { state: 'hold', payment: 'guaranteed', fulfilmentState: 'pending' }, /The sum is held/],
    ['a pump being released', { state: 'paid', fulfilmentState: 'pending' }, /^Paid$/],
    ['a busy pump', atPump({ state: 'queued' }), /Pump 2 is busy, you are next/],
    ['a released pump', atPump({}), /Pump 2 is released/],
    ['a lifted nozzle', atPump({ state: 'lifted' }), /The nozzle is lifted/],
    ['flowing fuel', atPump({ state: 'dispensing', dispensed: 3_000 }), /Fuel is flowing/],
    ['the nozzle hung up', atPump({ state: 'done', dispensed: 3_000 }), /Fuelling has ended/],
    ['fuel given whole', { state: 'paid', fulfilmentState: 'fulfilled', fulfilment: fuelling() }, /have a good trip/],
    ['fuel given in part', PARTIAL, /Less was dispensed than paid/],
    ['a full tank', FULL_TANK, /The tank is full/],
    ['a tank that a fault left half full', { ...FULL_TANK, failure: 'The pump broke.' }, /interrupted/],
    ['no fuel', { state: 'paid', fulfilmentState: 'unavailable', failure: 'It broke.' }, /could not be released/],
    ['no fuel for a held sum', { state: 'canceled', fulfilmentState: 'unavailable' }, /could not be released/],
    ['a cancel under way', { ...atPump({}), cancellation: 'requested' }, /Cancelling/],
    ['a declined payment', { state: 'canceled' }, /payment was cancelled/],
    ['a canceled order', { state: 'canceled', cancellation: 'accepted' }, /order is cancelled/],
    ['a paid order that was canceled', { state: 'paid', fulfilmentState: 'stopped' }, /the money goes back/],
    ['an expired order', { state: 'expired' }, /time to pay is over/],
    ['a rejected order', { state: 'rejected' }, /not accepted/],
  ])('tells of %s', async (_, order, title) => {
    open(order);
    expect(await screen.findByRole('heading', { name: title, level: 1 })).toBeTruthy();
  });

  it('asks to lift the nozzle, for which fuel and litres, and until when', async () => {
    open(atPump({}));
    expect((await screen.findByText(/Lift the nozzle/)).textContent).toMatch(/AI-95, 15\.001/);
    expect(screen.getByText(/If you do not begin by/)).toBeTruthy();
  });

  it('counts litres and their sum, and reads them out once in five litres', async () => {
    const { tell } = open(atPump({ state: 'dispensing', dispensed: 6_000 }));
    const counter = await screen.findByRole('progressbar');
    expect(counter.getAttribute('aria-valuetext')?.replaceAll('\u00a0', ' ')).toBe('6 L, 399.96 ₽');
    const spoken = () => document.querySelector('.gs-counter [role="status"]')?.textContent;
    const before = spoken();
    tell(orderView({ ...atPump({ state: 'dispensing', dispensed: 7_000 }), revision: 5 }));
    await waitFor(() => expect(counter.getAttribute('aria-valuenow')).toBe('7000'));
    expect(spoken()).toBe(before);
    tell(orderView({ ...atPump({ state: 'dispensing', dispensed: 11_000 }), revision: 6 }));
    await waitFor(() => expect(spoken()).not.toBe(before));
  });

  it('shows what was given, what was paid for it, and that the rest is on its way back', async () => {
    open(PARTIAL);
    await screen.findByText('On its way');
    expect(plain()).toMatch(/10\.001 L.*66\.66 ₽.*Paid1,000\.00 ₽.*Taken666\.70 ₽.*Incl\. VAT120\.23 ₽/);
    expect(plain()).toContain('333.30 ₽');
    expect(screen.getByText('Closing documents')).toBeTruthy();
  });

  it('says when the money is back', async () => {
    const { tell } = open(PARTIAL);
    await screen.findByText('On its way');
    tell(orderView({ ...PARTIAL, refunds: [{ ...REFUND, state: 'completed' }], revision: 7 }));
    expect(await screen.findByText('Refunded')).toBeTruthy();
  });

  it('shows what of a held sum was taken and what was released', async () => {
    open(FULL_TANK);
    await screen.findByText('Receipt');
    expect(plain()).toMatch(/Held1,000\.00 ₽.*Taken666\.67 ₽.*Incl\. VAT120\.22 ₽.*Released333\.33 ₽/);
  });

  it('cancels after a confirmation', async () => {
    const canceled = orderView({ state: 'paid', fulfilmentState: 'stopped', revision: 9, cancelable: false });
    const { calls } = open(atPump({}), 'success', { '/api/orders/o1/cancel': { json: { order: canceled } } });
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel the order' }, { timeout: 5000 }));
    fireEvent.click(await screen.findByRole('button', { name: 'Keep it' }));
    expect(calls.some(({ path }) => path.endsWith('/cancel'))).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel the order' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel it' }));
    expect(await screen.findByRole('heading', { name: /the money goes back/ })).toBeTruthy();
  });

  it('says that a cancel came too late', async () => {
    const error = { error: { code: 'cancel_too_late', message: 'No.' } };
    open(atPump({}), 'success', { '/api/orders/o1/cancel': { status: 409, json: error } });
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel the order' }, { timeout: 5000 }));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel it' }));
    expect(await screen.findByText(/nozzle is lifted already/)).toBeTruthy();
  });

  it('offers no cancel once the nozzle is out', async () => {
    open(atPump({ state: 'lifted' }));
    await screen.findByRole('heading', { name: 'The nozzle is lifted' });
    expect(screen.queryByRole('button', { name: 'Cancel the order' })).toBeNull();
  });

  it('at the address of failed payments shows a paid order as paid', async () => {
    open(atPump({}), 'fail');
    expect(await screen.findByRole('heading', { name: /Pump 2/ })).toBeTruthy();
  });

  it('at the address of failed payments offers to pay again', async () => {
    const { navigated } = open({}, 'fail');
    expect(await screen.findByRole('heading', { name: /payment failed/ })).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: /Go to the payment/ }, { timeout: 5000 }));
    expect(navigated).toEqual(['https://pay.example/1']);
  });

  it('leads from an expired order to the same choice again', async () => {
    open({ state: 'expired' });
    fireEvent.click(await screen.findByRole('button', { name: /Order again/ }));
    await waitFor(() => expect(location.pathname + location.search).toBe('/stations/d1?fuel=ai95&pump=2&sum=100000'));
    expect(await screen.findByText(/Station not found/)).toBeTruthy();
  });

  it('leads from a pump that failed to the same choice without it', async () => {
    open({ state: 'paid', fulfilmentState: 'unavailable' });
    fireEvent.click(await screen.findByRole('button', { name: /another pump/ }));
    await waitFor(() => expect(location.search).toBe('?fuel=ai95&sum=100000'));
  });

  it('is found again from the list of stations until the order has ended', async () => {
    open(atPump({}));
    await screen.findByRole('heading', { name: /Pump 2 is released/ });
    await waitFor(() => expect(localStorage.getItem('gas-station:current-order')).toContain('o1'));
    openApp({ address: '/', host: null });
    const link = await screen.findByRole('link', { name: /Back to your order/ });
    expect(link.getAttribute('href')).toBe('/payment/success?order=o1');
    open({ state: 'canceled' });
    await waitFor(() => expect(localStorage.getItem('gas-station:current-order')).toBe('null'));
  });

  it.each(['/payment/success', '/payment/success?order=unknown'])('%s of no order says so', async (address) => {
    openApp({ address, host: null });
    expect(await screen.findByText(/Order not found/)).toBeTruthy();
  });
});
