import { describe, expect, it } from 'vitest';
import { parsePumps } from './pumps.js';

const SOLD = ['ai92', 'ai95', 'diesel'] as const;

describe('the notation of pumps', () => {
  it('reads numbers, ranges, fuels and pumps out of order', () => {
    expect(parsePumps('1-2 ai92 ai95; 3,5 diesel; 7 out', SOLD)).toEqual([
      { number: 1, fuels: ['ai92', 'ai95'], outOfOrder: false },
      { number: 2, fuels: ['ai92', 'ai95'], outOfOrder: false },
      { number: 3, fuels: ['diesel'], outOfOrder: false },
      { number: 5, fuels: ['diesel'], outOfOrder: false },
      { number: 7, fuels: ['ai92', 'ai95', 'diesel'], outOfOrder: true },
    ]);
  });

  it('may be empty', () => expect(parsePumps(' ', SOLD)).toEqual([]));

  it.each([
    ['one-two', 'names no pumps'],
    ['4-1', 'names no pumps'],
    ['0', 'names no pumps'],
    ['1-100', 'names no pumps'],
    ['1 ai98', 'not sold here'],
    ['1-3; 2', 'named twice'],
    ['1;', 'names no pumps'],
  ])('refuses «%s»', (text, reason) => expect(() => parsePumps(text, SOLD)).toThrow(reason));
});
