import { expect, it } from 'vitest';
import { orderView } from '../test-support/fixtures.js';
import { fuelOutcome } from './fuel-outcome.js';

const order = orderView();

it('is late only while the order is not paid', () => {
  expect(fuelOutcome(order, { failPage: false, late: true })).toBe('late');
  expect(fuelOutcome(null, { failPage: false, late: true })).toBe('late');
  expect(fuelOutcome(null, { failPage: true, late: false })).toBe('waiting');
  expect(fuelOutcome({ ...order, state: 'paid' }, { failPage: false, late: true })).toBe('releasing');
  expect(fuelOutcome({ ...order, mode: 'suborder' }, { failPage: false, late: true })).toBe('added');
});

it('is waiting for a prepaid order that is only held', () => {
  expect(fuelOutcome({ ...order, state: 'hold' }, { failPage: false, late: false })).toBe('waiting');
});

it('is canceling for an unpaid order whose service was stopped', () => {
  expect(fuelOutcome({ ...order, fulfilmentState: 'stopped' }, { failPage: false, late: false })).toBe('canceling');
});
