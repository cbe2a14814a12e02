import { expect, it } from 'vitest';
import { metresBetween } from './distance.js';

it('a distance is measured over the antimeridian', () => {
  expect(metresBetween({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBe(111_195);
});
