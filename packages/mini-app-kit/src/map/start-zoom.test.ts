import { expect, it } from 'vitest';
import { startZoom } from './start-zoom.js';

const MOSCOW = { lat: 55.75, lon: 37.61 };
const PHONE = { width: 375, height: 500 };

it.each([
  ['a city, where no stations are known', [], 10],
  ['a city, where all are those of another search', [{ lat: 43, lon: 132 }], 10],
  ['all stations of a dense city', [{ lat: 55.76, lon: 37.66 }], 12],
  ['a district, however near the stations are', [{ lat: 55.7501, lon: 37.6101 }], 14],
  ['a region, however far they are', [{ lat: 57.5, lon: 37.6 }], 8],
])('shows %s', (_, stations, zoom) => expect(startZoom(MOSCOW, stations, PHONE)).toBe(zoom));
