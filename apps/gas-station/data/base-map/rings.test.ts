import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { type BaseMap, decodeLine, encodeLine } from '@invoicebox/mini-app-kit/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landTest } from '../demo/land.js';
import { clipRing, contains, eastOf, unwrap } from './rings.js';

const BASE_MAP = createRequire(import.meta.url).resolve('@invoicebox/mini-app-kit/base-map.json');

describe('lines over the antimeridian', () => {
  it('are unwrapped into one piece', () => {
    expect(
      unwrap([
        [178, 60],
        [-179, 61],
        [-178, 62],
        [179, 63],
      ]),
    ).toEqual([
      [178, 60],
      [181, 61],
      [182, 62],
      [179, 63],
    ]);
  });

  it('are moved east of the cut', () => {
    expect(eastOf([[-170, 65]], -40)).toEqual([[190, 65]]);
    expect(eastOf([[-10, 65]], -40)).toEqual([[-10, 65]]);
    expect(eastOf([[350, 65]], -40)).toEqual([[-10, 65]]);
  });
});

describe('areas', () => {
  it('are cut to a window', () => {
    const ring = clipRing(
      [
        [-5, -5],
        [5, -5],
        [5, 5],
        [-5, 5],
      ],
      { west: 0, south: 0, east: 10, north: 10 },
    );
    expect(contains(ring, 2, 2)).toBe(true);
    expect(contains(ring, -2, 2)).toBe(false);
    expect(ring.every(([lon, lat]) => lon >= 0 && lat >= 0)).toBe(true);
  });

  it('keep their points through the base map’s encoding, to its precision', () => {
    const hundredths = fc.tuple(fc.integer({ min: -18_000, max: 21_500 }), fc.integer({ min: -9_000, max: 9_000 }));
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 1 }), (points) => {
        const line = points.map(([lon, lat]) => [lon / 100, lat / 100] as const);
        const distinct = line.filter(
          ([lon, lat], index) => index === 0 || lon !== line[index - 1]?.[0] || lat !== line[index - 1]?.[1],
        );
        expect(decodeLine(encodeLine(line))).toEqual(distinct.map(([lon, lat]) => [lat, lon]));
      }),
    );
  });
});

describe('the base map', () => {
  it('tells land from sea, on both sides of the antimeridian', () => {
    const isLand = landTest(BASE_MAP);
    for (const [name, lon, lat] of [
      ['Moscow', 37.6, 55.75],
      ['Novosibirsk', 82.9, 55],
      ['Anadyr’s inland', 175, 66],
      ['Uelen’s inland', 187, 66.5],
    ] as const) {
      expect([name, isLand(lon, lat)]).toEqual([name, true]);
    }
    for (const [name, lon, lat] of [
      ['Black Sea', 34, 43.5],
      ['Sea of Okhotsk', 150, 55],
      ['Baikal', 108, 53.4],
      ['Caspian Sea', 50.5, 42],
      ['Arctic Ocean', 100, 82],
    ] as const) {
      expect([name, isLand(lon, lat)]).toEqual([name, false]);
    }
  });

  it('is at most 160 KB with brotli and has about 200 labels', () => {
    const file = readFileSync(BASE_MAP);
    expect(brotliCompressSync(file).byteLength).toBeLessThanOrEqual(160 * 1024);
    const baseMap: BaseMap = JSON.parse(file.toString());
    expect(baseMap.cities).toHaveLength(200);
    expect(baseMap.cities[0]?.[0]).toBe('Москва');
  });
});
