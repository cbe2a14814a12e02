import { describe, expect, it } from 'vitest';
import { fuelling, orderView } from '../test-support/fixtures.js';
import { fuelOutcome } from './fuel-outcome.js';

const order = orderView();

describe('the outcome of an order of fuel', () => {
  it.each(['late', 'waiting', 'added', 'canceling', 'held'] as const)('is the same before the pump: %s', (outcome) => {
    expect(fuelOutcome(order, outcome)).toBe(outcome);
  });

  it('is what happens at the pump', () => {
    expect(fuelOutcome(order, 'paid')).toBe('releasing');
    expect(fuelOutcome(order, 'in_progress')).toBe('releasing');
    expect(fuelOutcome({ ...order, fulfilment: fuelling({ state: 'done' }) }, 'in_progress')).toBe('finishing');
  });

  it('of a full tank is done with less than was held, unless the pump failed', () => {
    const fullTank = { ...order, payment: 'guaranteed' } as const;
    expect(fuelOutcome(fullTank, 'partial')).toBe('full_tank_done');
    expect(fuelOutcome({ ...fullTank, failure: 'It broke.' }, 'partial')).toBe('partial');
    expect(fuelOutcome(order, 'partial')).toBe('partial');
  });
});
