import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDecimal, writeDecimal } from './decimal.js';

it.each([
  ['1000', 2, 1000_00],
  ['1 000,5', 2, 1000_50],
  ['1\u00a0000.55', 2, 1000_55],
  ['0,29', 2, 29],
  ['20,125', 3, 20_125],
  ['20,', 3, 20_000],
])('«%s» with %d places is %d', (text, places, deps) => expect(readDecimal(text, places)).toBe(deps));

it.each(['', '0', '0,00', '-5', 'abc', '1,234', '1,2,3', '1e3', '12345678901'])('«%s» is no sum', (text) =>
  expect(readDecimal(text, 2)).toBeNull(),
);

describe('a number in a field', () => {
  it.each([
    [129_580, 2, 'ru', '1295,80'],
    [129_580, 2, 'en', '1295.80'],
    [100_000, 2, 'ru', '1000'],
    [5, 2, 'ru', '0,05'],
    [20_000, 3, 'ru', '20'],
    [30_500, 3, 'en', '30.5'],
  ] as const)('%i with %i places in %s is %s', (deps, places, locale, text) => {
    expect(writeDecimal(deps, places, locale)).toBe(text);
  });

  it('is read again as it was', () => {
    const places = fc.constantFrom(2 as const, 3 as const);
    const locale = fc.constantFrom('ru' as const, 'en' as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), places, locale, (deps, count, language) => {
        expect(readDecimal(writeDecimal(deps, count, language), count)).toBe(deps);
      }),
    );
  });
});
