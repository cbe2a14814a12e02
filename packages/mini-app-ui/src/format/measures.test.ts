import { describe, expect, test } from 'vitest';
import { formatDistance } from './distance.js';
import { plural } from './plural.js';
import { formatAmount, formatQuantity } from './quantity.js';

const NBSP = '\u00a0';

describe('formatQuantity and formatAmount', () => {
  test('leave out zeros at the end', () => {
    expect(formatQuantity(2000, 'ru')).toBe('2');
    expect(formatQuantity(30_500, 'ru')).toBe('30,5');
    expect(formatQuantity(1, 'en')).toBe('0.001');
    expect(formatQuantity(0, 'ru')).toBe('0');
    expect(formatQuantity(10_000, 'ru')).toBe('10');
  });

  test('write the unit after a no-break space', () => {
    expect(formatAmount(30_500, 'litre', 'ru')).toBe(`30,5${NBSP}л`);
    expect(formatAmount(1_234_500, 'litre', 'en')).toBe(`1,234.5${NBSP}L`);
    expect(formatAmount(8_000, 'kilogram', 'ru')).toBe(`8${NBSP}кг`);
    expect(formatAmount(12_500, 'cubic_metre', 'en')).toBe(`12.5${NBSP}m³`);
    expect(formatQuantity(3000, 'ru', 'чел.')).toBe(`3${NBSP}чел.`);
  });

  test('refuse a fraction of a thousandth', () => {
    expect(() => formatQuantity(0.5, 'ru')).toThrow('A quantity in thousandths must be a safe integer, got 0.5');
  });
});

describe('formatDistance', () => {
  test.each([
    [0, `0${NBSP}м`],
    [678, `680${NBSP}м`],
    [994, `990${NBSP}м`],
    [996, `1${NBSP}км`],
    [2130, `2,1${NBSP}км`],
    [9960, `10${NBSP}км`],
    [12_400, `12${NBSP}км`],
    [6_500_000, `6${NBSP}500${NBSP}км`],
  ])('%d m', (metres, expected) => {
    expect(formatDistance(metres, 'ru')).toBe(expected);
  });

  test('English', () => {
    expect(formatDistance(2130, 'en')).toBe(`2.1${NBSP}km`);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (metres) => {
    expect(() => formatDistance(metres, 'ru')).toThrow(RangeError);
  });
});

describe('plural', () => {
  const ticket = { one: 'билет', few: 'билета', many: 'билетов', other: 'билета' };

  test.each([
    [1, 'билет'],
    [2, 'билета'],
    [5, 'билетов'],
    [11, 'билетов'],
    [21, 'билет'],
    [1.5, 'билета'],
  ])('%d in Russian', (count, expected) => {
    expect(plural(count, 'ru', ticket)).toBe(expected);
  });

  test('English takes `other` for what has no form', () => {
    expect(plural(1, 'en', { one: 'ticket', other: 'tickets' })).toBe('ticket');
    expect(plural(2, 'en', { one: 'ticket', other: 'tickets' })).toBe('tickets');
  });
});
