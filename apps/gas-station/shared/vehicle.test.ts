import { describe, expect, it } from 'vitest';
import { missingFields, readOdometer, readPlate } from './vehicle.js';

describe('a plate', () => {
  it.each([
    ['a123bc 77', 'А123ВС77'],
    ['А 123 ВС 777', 'А123ВС777'],
    ['ab1234 50', 'АВ123450'],
    ['1234 ab 77', '1234АВ77'],
    ['B-AB 1234', 'BAB1234'],
    ['', ''],
  ])('%j is %s', (typed, plate) => {
    expect(readPlate(typed)).toBe(plate);
  });
});

describe('an odometer', () => {
  it.each([
    ['120 500', 120_500],
    ['0', 0],
    ['12,5', undefined],
    ['12345678', undefined],
    ['', undefined],
  ])('%j is %s', (typed, kilometres) => {
    expect(readOdometer(typed)).toBe(kilometres);
  });
});

describe('what a network requires', () => {
  it('is missing where it is absent or empty', () => {
    expect(missingFields({ plate: 'А123ВС77', driver: '' }, ['plate', 'driver', 'odometer'])).toEqual([
      'driver',
      'odometer',
    ]);
    expect(missingFields(undefined, ['plate'])).toEqual(['plate']);
    expect(missingFields({ odometer: 0 }, ['odometer'])).toEqual([]);
  });
});
