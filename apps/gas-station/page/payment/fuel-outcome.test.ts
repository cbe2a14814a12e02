import { expect, it } from 'vitest';
import { orderView } from '../test-support/fixtures.js';
import { fuelOutcome } from './fuel-outcome.js';

const order = orderView();

it('is late only where nothing is known after a while', () => {
  expect(fuelOutcome(order, { failPage: false, late: true })).toBe('late');
  expect(fuelOutcome(null, { failPage: false, late: true })).toBe('late');
  expect(fuelOutcome(null, { failPage: true, late: false })).toBe('waiting');
  expect(fuelOutcome({ ...order, state: 'paid' }, { failPage: false, late: true })).toBe('releasing');
  expect(fuelOutcome({ ...order, mode: 'suborder' }, { failPage: false, late: true })).toBe('added');
});

it('of a prepaid order that is only held is not known yet', () => {
  expect(fuelOutcome({ ...order, state: 'hold' }, { failPage: false, late: false })).toBe('waiting');
});

it('of an unpaid order whose service was stopped is a cancel under way', () => {
  expect(fuelOutcome({ ...order, fulfilmentState: 'stopped' }, { failPage: false, late: false })).toBe('canceling');
});
