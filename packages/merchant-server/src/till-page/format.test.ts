import { describe, expect, it } from 'vitest';
import { readQuantity, writeQuantity } from './format.js';

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
