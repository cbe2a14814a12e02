import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Smallest } from './smallest.js';

it('the smallest keys are kept, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 0, max: 20 }), (keys, capacity) => {
      const smallest = new Smallest(capacity);
      for (const [index, key] of keys.entries()) smallest.offer(key, index);
      const expected = [...keys].sort((a, b) => a - b).slice(0, capacity);
      expect(smallest.values().map((index) => keys[index])).toEqual(expected);
    }),
  );
});
