import { describe, expect, it } from 'vitest';
import { type OrderOutcome, type OutcomeFields, orderOutcome } from './order-outcome.js';

const order: OutcomeFields = {
  state: 'awaiting_payment',
  mode: 'order',
  payment: 'prepaid',
  fulfilmentState: 'none',
};

describe('the outcome of an order', () => {
  it.each<[OrderOutcome, Partial<OutcomeFields>]>([
    ['waiting', { state: 'created' }],
    ['waiting', { state: 'hold' }],
    ['added', { mode: 'suborder' }],
    ['held', { payment: 'guaranteed', state: 'hold' }],
    ['held', { payment: 'guaranteed', state: 'hold', fulfilmentState: 'pending' }],
    ['in_progress', { payment: 'guaranteed', state: 'hold', fulfilmentState: 'in_progress' }],
    ['paid', { state: 'paid', fulfilmentState: 'pending' }],
    ['paid', { state: 'paid', mode: 'suborder' }],
    ['fulfilled', { state: 'paid', fulfilmentState: 'fulfilled' }],
    ['partial', { state: 'paid', fulfilmentState: 'partial', cancellation: 'refused' }],
    ['canceling', { fulfilmentState: 'stopped' }],
    ['canceling', { payment: 'guaranteed', state: 'hold', fulfilmentState: 'stopped' }],
    ['canceling', { state: 'paid', fulfilmentState: 'pending', cancellation: 'requested' }],
    ['refunded', { state: 'paid', fulfilmentState: 'stopped' }],
    ['unavailable', { state: 'paid', fulfilmentState: 'unavailable' }],
    ['unavailable', { payment: 'guaranteed', state: 'canceled', fulfilmentState: 'unavailable' }],
    ['declined', { state: 'canceled' }],
    ['canceled', { state: 'canceled', fulfilmentState: 'stopped', cancellation: 'accepted' }],
    ['hold_released', { state: 'canceled', fulfilmentState: 'stopped', cancellation: 'accepted', heldAt: 1 }],
    ['hold_released', { payment: 'guaranteed', state: 'expired', heldAt: 1 }],
    ['expired', { state: 'expired' }],
    ['rejected', { state: 'rejected' }],
  ])('is %s for %o', (outcome, changes) => {
    expect(orderOutcome({ ...order, ...changes }, { late: false })).toBe(outcome);
  });

  it('is late only while the order is not paid', () => {
    expect(orderOutcome(null, { late: true })).toBe('late');
    expect(orderOutcome(order, { late: true })).toBe('late');
    expect(orderOutcome({ ...order, state: 'paid' }, { late: true })).toBe('paid');
    expect(orderOutcome({ ...order, mode: 'suborder' }, { late: true })).toBe('added');
  });

  it('believes the address of failed payments only of an order that can still be paid', () => {
    const options = { late: false, failPage: true };
    expect(orderOutcome(order, options)).toBe('payment_failed');
    expect(orderOutcome(null, options)).toBe('waiting');
    expect(orderOutcome({ ...order, state: 'hold' }, options)).toBe('waiting');
    expect(orderOutcome({ ...order, state: 'paid' }, options)).toBe('paid');
  });
});
