import { describe, expect, it } from 'vitest';
import { Directory } from './directory.js';
import { SEED } from './seed.js';
import { settingsSchema } from './settings.js';

/** Weights of the digits before each check digit of an INN: one for an organisation, two for a person. */
const INN_WEIGHTS: Readonly<Record<number, readonly number[][]>> = {
  10: [[2, 4, 10, 3, 5, 9, 4, 6, 8]],
  12: [
    [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
    [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  ],
};

function hasValidCheckDigits(inn: string): boolean {
  const checks = INN_WEIGHTS[inn.length] ?? [];
  const fits = (weights: readonly number[]) =>
    (weights.reduce((sum, weight, index) => sum + weight * Number(inn[index]), 0) % 11) % 10 ===
    Number(inn[weights.length]);
  return checks.length > 0 && checks.every(fits);
}

describe('the seed', () => {
  it('is settings without contradictions', () => {
    expect(settingsSchema.parse(SEED)).toEqual(SEED);
    expect(() => new Directory(SEED)).not.toThrow();
  });

  it.each([...SEED.counterparties, ...SEED.shops, ...SEED.payers].flatMap(({ vatNumber }) => vatNumber ?? []))(
    'has the INN %s with its check digits',
    (inn) => {
      expect(hasValidCheckDigits(inn)).toBe(true);
    },
  );
});
