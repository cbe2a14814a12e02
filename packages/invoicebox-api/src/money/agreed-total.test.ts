import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideSum, lineTotal, priceAgreedTotal, ROUND_POLICIES, roundedByPolicy, unitOfPolicy } from './index.js';

const price = fc.integer({ min: 0, max: 100_000_00 });
const total = fc.integer({ min: 0, max: 10_000_000_00 });
const policy = fc.constantFrom(...ROUND_POLICIES);
const litres = fc.integer({ min: 1, max: 1_000_000 });
const pieces = fc.integer({ min: 1, max: 10_000 }).map((count) => count * 1000);

describe('an agreed total', () => {
  it('of three pieces for 100 ₽ makes two prices a kopeck apart', () => {
    expect(priceAgreedTotal(35_00, 3000, 100_00, 'strict')).toEqual([
      { price: 33_33, quantity: 2000, total: 66_66 },
      { price: 33_34, quantity: 1000, total: 33_34 },
    ]);
  });

  it('of fuel for 1 000 ₽ keeps the price where the policy lets it', () => {
    expect(priceAgreedTotal(64_79, 15_434, 1000_00, 'none')).toEqual([
      { price: 64_79, quantity: 15_434, total: 1000_00 },
    ]);
    expect(priceAgreedTotal(64_79, 15_434, 1000_00, 'halfUp')).toEqual([
      { price: 64_79, quantity: 15_434, total: 1000_00 },
    ]);
  });

  it('below price × quantity lowers the price', () => {
    expect(priceAgreedTotal(100_00, 2000, 150_00, 'none')).toEqual([{ price: 75_00, quantity: 2000, total: 150_00 }]);
  });

  it('is met under every policy, without a thousandth lost', () => {
    fc.assert(
      fc.property(price, fc.oneof(litres, pieces), total, policy, (usual, quantity, agreed, roundPolicy) => {
        const parts = priceAgreedTotal(usual, quantity, agreed, roundPolicy);
        const sum = (values: number[]) => values.reduce((whole, value) => whole + value, 0);
        expect(sum(parts.map((part) => part.quantity))).toBe(quantity);
        expect(sum(parts.map((part) => part.total))).toBe(roundedByPolicy(agreed, roundPolicy));
        for (const part of parts) {
          const demanded = lineTotal(part.price, part.quantity, roundPolicy);
          if (roundPolicy === 'none') expect(part.total).toBeGreaterThanOrEqual(demanded);
          else expect(part.total).toBe(demanded);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('divides pieces into whole pieces', () => {
    fc.assert(
      fc.property(pieces, total, policy, (quantity, agreed, roundPolicy) => {
        for (const part of priceAgreedTotal(0, quantity, agreed, roundPolicy)) expect(part.quantity % 1000).toBe(0);
      }),
    );
  });
});

describe('a divided sum', () => {
  it('gives what is left to the largest remainders', () => {
    expect(divideSum(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(divideSum(1000_00, [1, 2, 4], 100)).toEqual([143_00, 286_00, 571_00]);
  });

  it('adds up, and no share strays a whole unit from its proportion', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(total, weights, policy, (agreed, given, roundPolicy) => {
        fc.pre(given.some((weight) => weight > 0));
        const unit = unitOfPolicy(roundPolicy);
        const sum = roundedByPolicy(agreed, roundPolicy);
        const shares = divideSum(sum, given, unit);
        const whole = given.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(sum);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (sum * (given[index] ?? 0)) / whole)).toBeLessThanOrEqual(unit);
        });
      }),
    );
  });

  it('needs something to go by', () => {
    expect(() => divideSum(100, [0, 0])).toThrow(RangeError);
  });
});
