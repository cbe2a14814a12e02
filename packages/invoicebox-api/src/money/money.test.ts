import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  divideRounded,
  kopecksFromRoubles,
  lineTotal,
  MoneyError,
  QuantityError,
  quantityForSum,
  roublesFromKopecks,
  thousandthsFromQuantity,
  VAT_CODES,
  VAT_RATES,
  vatFromGross,
  vatFromNet,
} from './index.js';

const kopecks = fc.integer({ min: 0, max: 100_000_000_000_00 });

describe('kopecks', () => {
  it('survive the wire for every sum up to a hundred billion roubles', () => {
    fc.assert(
      fc.property(kopecks, (sum) => {
        expect(kopecksFromRoubles(JSON.parse(JSON.stringify(roublesFromKopecks(sum))))).toBe(sum);
      }),
    );
  });

  it('are printed with at most two decimal places', () => {
    fc.assert(
      fc.property(kopecks, (sum) => {
        expect(JSON.stringify(roublesFromKopecks(sum))).toMatch(/^\d+(\.\d{1,2})?$/);
      }),
    );
  });

  it('are read through the noise of floating point', () => {
    expect(kopecksFromRoubles(0.1 + 0.2)).toBe(30);
  });

  it.each([0.001, 10.005, Number.NaN, Number.POSITIVE_INFINITY, 1e20])('refuse %s', (roubles) => {
    expect(() => kopecksFromRoubles(roubles)).toThrow(MoneyError);
  });
});

describe('quantities', () => {
  it('have three decimal places', () => {
    expect(thousandthsFromQuantity(41.237)).toBe(41_237);
  });

  it.each([0, -1, 0.0004, 1.00005, Number.NaN])('refuse %s', (quantity) => {
    expect(() => thousandthsFromQuantity(quantity)).toThrow(QuantityError);
  });
});

describe('division', () => {
  it.each([
    ['floor', 1n],
    ['ceil', 2n],
    ['halfUp', 2n],
    ['halfDown', 1n],
  ] as const)('of 3 by 2 with %s', (mode, expected) => {
    expect(divideRounded(3n, 2n, mode)).toBe(expected);
  });

  it('never strays a whole unit from the exact quotient', () => {
    const modes = fc.constantFrom('floor', 'ceil', 'halfUp', 'halfDown');
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), fc.bigInt(1n, 10n ** 9n), modes, (numerator, denominator, mode) => {
        const distance = divideRounded(numerator, denominator, mode) * denominator - numerator;
        expect(distance > -denominator && distance < denominator).toBe(true);
        if (mode.startsWith('half')) expect(2n * (distance < 0n ? -distance : distance) <= denominator).toBe(true);
      }),
    );
  });
});

describe('VAT', () => {
  it('takes 22 % out of 122 roubles', () => {
    expect(vatFromGross(122_00, 'RUS_VAT22')).toBe(22_00);
  });

  it('is none without a rate', () => {
    expect(vatFromGross(100_00, 'VATNONE')).toBe(0);
    expect(vatFromGross(100_00, 'RUS_VAT0')).toBe(0);
  });

  it('added to a net price comes out of the gross one again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(...VAT_CODES), (net, code) => {
        const tax = vatFromNet(net, code);
        expect(vatFromGross(net + tax, code)).toBe(tax);
      }),
    );
  });

  it('is within half a kopeck of the exact fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom(...VAT_CODES), (gross, code) => {
        const rate = VAT_RATES[code];
        const distance = BigInt(vatFromGross(gross, code)) * BigInt(100 + rate) - BigInt(gross) * BigInt(rate);
        expect(2n * (distance < 0n ? -distance : distance) <= BigInt(100 + rate)).toBe(true);
      }),
    );
  });
});

describe('a line total', () => {
  it.each([
    ['strict', 61_99 * 10 + 31],
    ['none', 61_99 * 10 + 31],
    ['floor', 620_00],
    ['ceil', 621_00],
    ['halfUp', 620_00],
    ['halfDown', 620_00],
  ] as const)('of 10.005 litres at 61.99 under %s', (policy, expected) => {
    expect(lineTotal(61_99, 10_005, policy)).toBe(expected);
  });

  it('of exactly half a rouble goes up or down by name', () => {
    expect(lineTotal(10_50, 1000, 'halfUp')).toBe(11_00);
    expect(lineTotal(10_50, 1000, 'halfDown')).toBe(10_00);
  });
});

describe('a quantity for a sum', () => {
  it('is the largest that does not cost more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 100_000 }), (sum, price) => {
        const quantity = quantityForSum(sum, price);
        expect(BigInt(price) * BigInt(quantity) <= BigInt(sum) * 1000n).toBe(true);
        expect(BigInt(price) * BigInt(quantity + 1) > BigInt(sum) * 1000n).toBe(true);
      }),
    );
  });
});
