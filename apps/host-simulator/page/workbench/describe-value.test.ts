import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeValue } from './describe-value.js';

const cyclic: Record<string, unknown> = { a: 1 };
cyclic.self = cyclic;

describe('a value of a message is shown as what it was', () => {
  it.each<[unknown, string]>([
    [120n, '120n'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [-0, '-0'],
    [undefined, 'undefined'],
    [null, 'null'],
    ['webpackHotUpdate', '"webpackHotUpdate"'],
    ['bad \ud83d text', '"bad \\ud83d text"'],
    ['good 😀 text', '"good 😀 text"'],
    [cyclic, '{\n  "a": 1,\n  "self": [Circular],\n}'],
    [new Map([['px', 120]]), 'Map {\n  "px" => 120,\n}'],
    [new Set([1]), 'Set {\n  1,\n}'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'Date { NaN }'],
    [new Error('card declined'), '[Error: card declined]'],
    [/a+/g, '/a+/g'],
    [new Uint8Array([1, 2]), 'Uint8Array [\n  1,\n  2,\n]'],
    [new ArrayBuffer(2), 'ArrayBuffer [\n  0,\n  0,\n]'],
    [{ data: undefined, id: 'x' }, '{\n  "data": undefined,\n  "id": "x",\n}'],
    [['a'], '[\n  "a",\n]'],
  ])('%o', (value, text) => {
    expect(describeValue(value)).toBe(text);
  });

  it('however deep, wide or long it is', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 3_000; level += 1) deep = { a: deep };
    expect(describeValue(deep)).toContain('[Object]');
    const wide = describeValue(Array.from({ length: 100_000 }, (_, index) => index));
    expect(wide).toContain('199,');
    expect(wide).toContain('…');
    expect(describeValue('x'.repeat(1_000_000)).length).toBeLessThan(21_000);
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
        (value) => {
          expect(typeof describeValue(value)).toBe('string');
        },
      ),
    );
  });

  it('also where it cannot be read', () => {
    const unreadable = Object.defineProperty({}, 'a', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(describeValue(unreadable)).toBe('[no]');
  });
});
