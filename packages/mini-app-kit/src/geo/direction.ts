/** The eight directions, clockwise from north. */
const DIRECTIONS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** One of {@link DIRECTIONS}. */
export type Direction = (typeof DIRECTIONS)[number];

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The initial compass direction from a point to another; degrees, WGS 84. */
export function directionTo(from: { lat: number; lon: number }, to: { lat: number; lon: number }): Direction {
  const [start, end, turn] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const east = Math.sin(turn) * Math.cos(end);
  const north = Math.cos(start) * Math.sin(end) - Math.sin(start) * Math.cos(end) * Math.cos(turn);
  const eighths = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return DIRECTIONS[(eighths + 8) % 8] ?? 'n';
}
