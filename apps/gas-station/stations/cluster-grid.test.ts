import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClusterGrid, type GridView } from './cluster-grid.js';

const WORLD = { west: -180, south: -85, east: 180, north: 85 };
const point = fc.record({
  lat: fc.double({ min: -84, max: 84, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** Number of stations in a view. */
const counted = ({ singles, clusters }: GridView) =>
  singles.length + clusters.reduce((sum, { count }) => sum + count, 0);

describe('the grid', () => {
  it('counts every station of the world once at any zoom, with and without a filter', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 300 }), fc.integer({ min: 0, max: 18 }), (points, zoom) => {
        const grid = new ClusterGrid(points);
        const all = grid.view(WORLD, zoom, null);
        const even = grid.view(WORLD, zoom, (position) => position % 2 === 0);
        expect([counted(all), all.total]).toEqual([points.length, points.length]);
        expect(counted(even)).toBe(Math.ceil(points.length / 2));
        for (const { singles, clusters } of [all, even]) expect(singles.length + clusters.length).toBeLessThan(200);
      }),
    );
  });

  it('shows what a filter that all pass shows, as without one', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 200 }), fc.integer({ min: 0, max: 18 }), (points, zoom) => {
        const grid = new ClusterGrid(points);
        const [plain, filtered] = [grid.view(WORLD, zoom, null), grid.view(WORLD, zoom, () => true)];
        expect(filtered.singles).toEqual(plain.singles);
        expect(filtered.clusters.map(({ count }) => count)).toEqual(plain.clusters.map(({ count }) => count));
      }),
    );
  });

  it('has every station of a rectangle, and none that is far from it', () => {
    const points = Array.from({ length: 50 }, (_, index) => ({ lat: 55 + index / 1000, lon: 37 + index / 1000 }));
    const grid = new ClusterGrid([...points, { lat: 10, lon: 10 }]);
    const { singles } = grid.view({ west: 36.9, south: 54.9, east: 37.1, north: 55.1 }, 12, null);
    expect(singles.sort((a, b) => a - b)).toEqual([...points.keys()]);
  });

  it('goes over the antimeridian', () => {
    const grid = new ClusterGrid([
      { lat: 66, lon: 179.9 },
      { lat: 66, lon: -179.9 },
      { lat: 66, lon: 0 },
    ]);
    expect(grid.view({ west: 179, south: 65, east: -179, north: 67 }, 8, null).singles).toEqual([0, 1]);
  });

  it('draws many stations as clusters in the middle of them, few each on its own', () => {
    const place = { lat: 55.75, lon: 37.61 };
    expect(new ClusterGrid(Array(100).fill(place)).view(WORLD, 5, null).singles).toHaveLength(100);
    const { singles, clusters } = new ClusterGrid(Array(101).fill(place)).view(WORLD, 5, null);
    expect(singles).toEqual([]);
    expect(clusters).toEqual([{ lat: expect.closeTo(55.75, 6), lon: expect.closeTo(37.61, 6), count: 101 }]);
  });

  it('answers a whole world at a street’s zoom without looking at every cell', () => {
    const points = Array.from({ length: 5000 }, (_, index) => ({ lat: (index % 80) - 40, lon: (index % 300) - 150 }));
    expect(counted(new ClusterGrid(points).view(WORLD, 18, null))).toBe(5000);
  });
});
