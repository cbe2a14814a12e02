import { describe, expect, test } from 'vitest';
import { formatMoney } from './money.js';

const NBSP = '\u00a0';

describe('formatMoney', () => {
  test.each([
    [100_000, `1${NBSP}000,00${NBSP}₽`],
    [0, `0,00${NBSP}₽`],
    [5, `0,05${NBSP}₽`],
    [99, `0,99${NBSP}₽`],
    [123_456_789, `1${NBSP}234${NBSP}567,89${NBSP}₽`],
    [-100_050, `\u22121${NBSP}000,50${NBSP}₽`],
  ])('%d kopecks in Russian', (kopecks, expected) => {
    expect(formatMoney(kopecks, 'ru')).toBe(expected);
  });

  test('has no space that a line could break at', () => {
    expect(formatMoney(123_456_789, 'ru')).not.toContain(' ');
  });

  test('does not lose a kopeck of the largest safe integer', () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'ru').replaceAll(NBSP, '')).toBe('90071992547409,91₽');
  });

  test('English', () => {
    expect(formatMoney(100_000, 'en')).toBe(`1,000.00${NBSP}₽`);
  });

  test('drops the kopecks on demand, but only if there are none', () => {
    expect(formatMoney(200_000, 'ru', { dropZeroKopecks: true })).toBe(`2${NBSP}000${NBSP}₽`);
    expect(formatMoney(200_010, 'ru', { dropZeroKopecks: true })).toBe(`2${NBSP}000,10${NBSP}₽`);
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d and says why', (kopecks) => {
    expect(() => formatMoney(kopecks, 'ru')).toThrow(`A sum in kopecks must be a safe integer, got ${kopecks}`);
  });
});
