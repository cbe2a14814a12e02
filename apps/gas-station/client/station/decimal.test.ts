import { formatQuantity } from '@invoicebox/mini-app-ui';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDecimal } from './decimal.js';

it.each([
  ['1000', 2, 1000_00],
  ['1 000,5', 2, 1000_50],
  ['1\u00a0000.55', 2, 1000_55],
  ['0,29', 2, 29],
  ['20,125', 3, 20_125],
  ['20,', 3, 20_000],
])('«%s» with %d places is %d', (text, places, parts) => expect(readDecimal(text, places)).toBe(parts));

it.each(['', '0', '0,00', '-5', 'abc', '1,234', '1,2,3', '1e3', '12345678901'])('«%s» is no sum', (text) =>
  expect(readDecimal(text, 2)).toBeNull(),
);

it('reads back every quantity as it is written in both languages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (thousandths) => {
      expect(readDecimal(formatQuantity(thousandths, 'ru'), 3)).toBe(thousandths);
      expect(readDecimal(formatQuantity(thousandths, 'en'), 3)).toBe(thousandths);
    }),
  );
});
