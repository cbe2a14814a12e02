import { expect, it } from 'vitest';
import { directionTo } from './direction.js';

const MOSCOW = { lat: 55.75, lon: 37.61 };

it.each([
  ['n', { lat: 56, lon: 37.61 }],
  ['ne', { lat: 55.9, lon: 37.9 }],
  ['e', { lat: 55.75, lon: 38 }],
  ['s', { lat: 55, lon: 37.6 }],
  ['sw', { lat: 55.6, lon: 37.3 }],
  ['w', { lat: 55.75, lon: 37 }],
  ['nw', { lat: 55.9, lon: 37.3 }],
  ['n', MOSCOW],
] as const)('%s of Moscow', (direction, to) => expect(directionTo(MOSCOW, to)).toBe(direction));

it('goes over the antimeridian', () => expect(directionTo({ lat: 65, lon: 179 }, { lat: 65, lon: -179 })).toBe('e'));
