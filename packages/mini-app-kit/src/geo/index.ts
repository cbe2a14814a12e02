/** Places on the earth, for pages and servers: no page and no server in it. */
export { BASE_MAP_UNITS, type BaseMap, decodeLine, encodeLine } from './base-map.js';
export { type Direction, directionTo } from './direction.js';
export { EARTH_RADIUS_METRES, type GeoPoint, metresBetween } from './distance.js';
export { roundDegrees } from './round-degrees.js';
