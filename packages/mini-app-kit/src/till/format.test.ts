import { describe, expect, it } from 'vitest';
import { readQuantity, readSum, writeQuantity } from './format.js';

it.each([
  ['1 500', 1500_00],
  ['99,5', 99_50],
  ['0.05', 5],
  ['0', 0],
  ['', null],
  ['1,234', null],
  ['-1', null],
  ['сто', null],
])('«%s» is a sum of %s kopecks', (text, kopecks) => expect(readSum(text)).toBe(kopecks));

describe('quantities in fields', () => {
  it.each([
    ['2', 2_000],
    ['10,5', 10_500],
    ['0.125', 125],
    [' 7, ', 7_000],
    ['', null],
    ['-1', null],
    ['1,2345', null],
    ['две', null],
  ])('«%s» is %s thousandths', (text, thousandths) => {
    expect(readQuantity(text)).toBe(thousandths);
  });

  it.each([0, 1, 1_000, 10_500, 999_999])('%i is written so that it is read again', (thousandths) => {
    expect(readQuantity(writeQuantity(thousandths, 'ru'))).toBe(thousandths);
    expect(readQuantity(writeQuantity(thousandths, 'en'))).toBe(thousandths);
  });
});
