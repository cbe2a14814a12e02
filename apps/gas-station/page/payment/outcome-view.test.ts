import { expect, it } from 'vitest';
import { orderView } from '../test-support/fixtures.js';
import { outcomeView } from './outcome-view.js';

const order = orderView();

it('is late only where nothing is known after a while', () => {
  expect(outcomeView(order, { failPage: false, outcome: 'late' })).toBe('late');
  expect(outcomeView(null, { failPage: false, outcome: 'late' })).toBe('late');
  expect(outcomeView(null, { failPage: true, outcome: 'waiting' })).toBe('waiting');
  expect(outcomeView({ ...order, state: 'paid' }, { failPage: false, outcome: 'late' })).toBe('releasing');
  expect(outcomeView({ ...order, mode: 'suborder' }, { failPage: false, outcome: 'late' })).toBe('added');
});

it('of a prepaid order that is only held is not known yet', () => {
  expect(outcomeView({ ...order, state: 'hold' }, { failPage: false, outcome: 'waiting' })).toBe('waiting');
});

it('of an unpaid order whose service was stopped is a cancel under way', () => {
  expect(outcomeView({ ...order, fulfilmentState: 'stopped' }, { failPage: false, outcome: 'waiting' })).toBe(
    'canceling',
  );
});
