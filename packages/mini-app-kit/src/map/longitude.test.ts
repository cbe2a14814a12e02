import { describe, expect, it } from 'vitest';
import { bboxOf, drawnLongitude } from './longitude.js';

describe('longitudes of the map', () => {
  it('go on beyond the antimeridian', () => {
    expect(drawnLongitude(37.6)).toBe(37.6);
    expect(drawnLongitude(-169.8)).toBeCloseTo(190.2);
  });

  it.each([
    [{ west: 37, south: 55, east: 38, north: 56 }, '37,55,38,56'],
    [{ west: 170, south: 60, east: 195, north: 70 }, '170,60,-165,70'],
    [{ west: 185, south: 60, east: 195, north: 70 }, '-175,60,-165,70'],
    [{ west: -100, south: -95, east: 300, north: 95 }, '-180,-90,180,90'],
  ])('become a rectangle of the server’s: %j', (bounds, expected) => expect(bboxOf(bounds)).toBe(expected));
});
