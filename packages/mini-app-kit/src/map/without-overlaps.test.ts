import { expect, it } from 'vitest';
import { withoutOverlaps } from './without-overlaps.js';

const boxOf = (left: number) => ({ left, top: 0, width: 10, height: 10 });

it('drops what would cover something that came before, and nothing else', () => {
  expect(withoutOverlaps([0, 5, 10, 14, 25], boxOf)).toEqual([0, 10, 25]);
  expect(withoutOverlaps([5, 0, 10], boxOf)).toEqual([5]);
  expect(withoutOverlaps([], boxOf)).toEqual([]);
});
