import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LITRES, MIN_LITRES, priceVolume, volumeProblem } from './volume.js';

const price = fc.integer({ min: 10_00, max: 1000_00 });
const sum = fc.integer({ min: 1, max: 10_000_000_00 });
const litres = fc.integer({ min: 1, max: 10_000_000 });

describe('a volume for a sum', () => {
  it('costs exactly the sum', () => {
    fc.assert(
      fc.property(price, sum, (kopecks, asked) => {
        expect(priceVolume({ kind: 'sum', kopecks: asked }, kopecks).total).toBe(asked);
      }),
    );
  });

  it('is the most that the sum pays for: one thousandth more would cost more', () => {
    fc.assert(
      fc.property(price, sum, (kopecks, asked) => {
        const volume = BigInt(priceVolume({ kind: 'sum', kopecks: asked }, kopecks).litres);
        const budget = BigInt(asked) * 1000n;
        expect(volume * BigInt(kopecks) <= budget).toBe(true);
        expect((volume + 1n) * BigInt(kopecks) > budget).toBe(true);
      }),
    );
  });

  it('never costs more by its litres than by its sum', () => {
    fc.assert(
      fc.property(price, sum, (kopecks, asked) => {
        const { litres: thousandths } = priceVolume({ kind: 'sum', kopecks: asked }, kopecks);
        expect(priceVolume({ kind: 'litres', thousandths }, kopecks).total).toBeLessThanOrEqual(asked);
      }),
    );
  });
});

describe('a volume in litres', () => {
  it('stays as it was asked for and costs the exact product to the nearest kopeck', () => {
    fc.assert(
      fc.property(price, litres, (kopecks, thousandths) => {
        const priced = priceVolume({ kind: 'litres', thousandths }, kopecks);
        expect(priced.litres).toBe(thousandths);
        const difference = BigInt(priced.total) * 1000n - BigInt(kopecks) * BigInt(thousandths);
        expect(difference > -500n && difference <= 500n).toBe(true);
      }),
    );
  });

  it('costs whole litres at the price on the board', () => {
    expect(priceVolume({ kind: 'litres', thousandths: 40_000 }, 62_49)).toEqual({ litres: 40_000, total: 2_499_60 });
  });
});

it('volumes are sold between the limits, both included', () => {
  expect(volumeProblem({ litres: MIN_LITRES - 1, total: 1 })).toBe('too_little');
  expect(volumeProblem({ litres: MIN_LITRES, total: 1 })).toBeNull();
  expect(volumeProblem({ litres: MAX_LITRES, total: 1 })).toBeNull();
  expect(volumeProblem({ litres: MAX_LITRES + 1, total: 1 })).toBe('too_much');
});
