import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getMetaDataValues, matchMetaDataValues } from './index.js';

/** The search as one would write it without a thought of depth: the reference. */
function valuesUnder(data: unknown, key: string): unknown[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesUnder(value, key),
  ]);
}

function naiveGet(data: unknown, keys: readonly string[]): unknown[] {
  const unique: unknown[] = [];
  for (const value of keys.flatMap((key) => valuesUnder(data, key))) {
    if (!unique.some((known) => isDeepStrictEqual(known, value))) unique.push(value);
  }
  return unique;
}

/** JSON over few keys and values, so that matches and duplicates are common. */
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1, '1', '', 'a', 'null'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '0'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const key = fc.constantFrom('a', 'b', 'c', '0', '1', 'missing');

/** A chain of objects, each under `next` of the one before. */
function chain(depth: number, end: unknown): { next: unknown } {
  let node = { next: end };
  for (let level = 1; level < depth; level += 1) node = { next: node };
  return node;
}

describe('getMetaDataValues', () => {
  it('finds what the naive search finds, in its order', () => {
    fc.assert(
      fc.property(fc.array(json), fc.array(key, { minLength: 1, maxLength: 3 }), (metaData, keys) => {
        expect(getMetaDataValues(metaData, keys)).toEqual(naiveGet(metaData, keys));
      }),
      { numRuns: 500 },
    );
  });

  it('takes one key or several', () => {
    const metaData = [
      { to: 'LED', from: 'SVO' },
      { from: 'KZN', to: 'SVO' },
    ];
    expect(getMetaDataValues(metaData, 'from')).toEqual(['SVO', 'KZN']);
    expect(getMetaDataValues(metaData, ['to', 'from'])).toEqual(['LED', 'SVO', 'KZN']);
    expect(getMetaDataValues(metaData, [])).toEqual([]);
  });

  it('drops duplicates by content, however the keys are ordered', () => {
    const metaData = [
      { at: { iata: 'SVO', city: ['Москва'] } },
      { at: { city: ['Москва'], iata: 'SVO' } },
      { at: ['SVO'] },
    ];
    expect(getMetaDataValues(metaData, 'at')).toEqual([{ iata: 'SVO', city: ['Москва'] }, ['SVO']]);
  });

  it('tells apart what only looks equal', () => {
    const values = [1, '1', true, 'true', null, 'null', undefined, {}, [], [undefined], { a: undefined }, 0n, 0];
    expect(
      getMetaDataValues(
        values.map((v) => ({ v })),
        'v',
      ),
    ).toEqual(values);
    // Keys that look like the inside of another object's signature.
    expect(getMetaDataValues([{ v: { a: 7, b: 7 } }, { v: { 'a:1,b': 7 } }], 'v')).toHaveLength(2);
  });

  it('compares dates by time, NaN with itself, and other classes by identity', () => {
    const map = new Map([[1, 2]]);
    const metaData = [new Date(5), new Date(5), new Date(6), Number.NaN, Number.NaN, map, map, new Map([[1, 2]])];
    expect(
      getMetaDataValues(
        metaData.map((v) => ({ v })),
        'v',
      ),
    ).toHaveLength(5);
  });

  it('does not look through prototypes', () => {
    const inherited = Object.create({ secret: 1 });
    expect(getMetaDataValues([inherited, {}], ['secret', 'constructor', 'toString', '__proto__'])).toEqual([]);
    expect(getMetaDataValues(JSON.parse('[{ "__proto__": { "a": 1 } }]'), ['__proto__', 'a'])).toEqual([{ a: 1 }, 1]);
  });

  it.each([null, undefined, 5, 'text'])('finds nothing in %s', (metaData) => {
    expect(getMetaDataValues(metaData, 'length')).toEqual([]);
  });
});

describe('matchMetaDataValues', () => {
  it('agrees with the naive search', () => {
    fc.assert(
      fc.property(fc.array(json), key, fc.array(json, { maxLength: 3 }), (metaData, name, values) => {
        const found = valuesUnder(metaData, name);
        const expected = found.some((value) => values.some((wanted) => isDeepStrictEqual(wanted, value)));
        expect(matchMetaDataValues(metaData, name, values)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('matches objects by content', () => {
    const metaData = [{ reservationFor: { departureAirport: { iataCode: 'SVO', name: 'Шереметьево' } } }];
    expect(matchMetaDataValues(metaData, 'departureAirport', [{ name: 'Шереметьево', iataCode: 'SVO' }])).toBe(true);
    expect(matchMetaDataValues(metaData, 'departureAirport', [{ iataCode: 'SVO' }])).toBe(false);
    expect(matchMetaDataValues(metaData, 'iataCode', ['LED', 'SVO'])).toBe(true);
    expect(matchMetaDataValues(metaData, 'iataCode', [])).toBe(false);
  });
});

describe('data that is not kind', () => {
  it('may be 10,000 deep, also under the key that is searched', () => {
    const metaData = [chain(10_000, { code: 'X' })];
    expect(getMetaDataValues(metaData, 'code')).toEqual(['X']);
    expect(getMetaDataValues(metaData, 'next')).toHaveLength(10_000);
    expect(matchMetaDataValues(metaData, 'next', [chain(9_998, { code: 'X' })])).toBe(true);
    expect(matchMetaDataValues(metaData, 'next', [chain(10_001, { code: 'X' })])).toBe(false);
  });

  it('may hold ten thousand equal values', () => {
    const metaData = Array.from({ length: 10_000 }, () => ({ at: { iata: 'SVO' } }));
    expect(getMetaDataValues(metaData, 'at')).toEqual([{ iata: 'SVO' }]);
  });

  it('may be shared a million times over, as long as it is small', () => {
    let node: unknown = { code: 'X' };
    for (let level = 0; level < 60; level += 1) node = { left: node, right: node };
    expect(getMetaDataValues([node], 'code')).toEqual(['X']);
    expect(getMetaDataValues([node], ['left', 'right'])).toHaveLength(60);
  });

  it('may contain itself', () => {
    const loop: Record<string, unknown> = { code: 'X', list: [] };
    loop.self = loop;
    (loop.list as unknown[]).push({ parent: loop, code: 'Y' });
    expect(getMetaDataValues([loop], 'code')).toEqual(['X', 'Y']);
    expect(getMetaDataValues([loop], ['self', 'parent'])).toEqual([loop]);
    expect(matchMetaDataValues([loop], 'self', [loop])).toBe(true);
    expect(matchMetaDataValues([loop], 'self', [{ code: 'X' }])).toBe(false);
  });

  it('may be a ring of 10,000', () => {
    const end: Record<string, unknown> = { code: 'X' };
    const start = chain(10_000, end);
    end.next = start;
    expect(getMetaDataValues([start], 'code')).toEqual(['X']);
    expect(getMetaDataValues([start], 'next')).toHaveLength(10_001);
  });
});
