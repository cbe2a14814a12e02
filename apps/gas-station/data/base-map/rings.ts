/** A line, or a ring around an area, in degrees. */
export type Line = ReadonlyArray<readonly [lon: number, lat: number]>;

/**
 * Removes the jumps of a line at the antimeridian: each point is within 180° of the previous one, and longitudes may exceed
 * ±180.
 */
export function unwrap(line: Line): Line {
  let shift = 0;
  let previous: number | undefined;
  return line.map(([lon, lat]) => {
    if (previous !== undefined && lon + shift - previous > 180) shift -= 360;
    else if (previous !== undefined && lon + shift - previous < -180) shift += 360;
    previous = lon + shift;
    return [lon + shift, lat] as const;
  });
}

/** Shifts a line by multiples of 360° so that its westernmost point is less than 360° east of a meridian. */
export function eastOf(line: Line, meridian: number): Line {
  const west = Math.min(...line.map(([lon]) => lon));
  const shift = Math.ceil((meridian - west) / 360) * 360;
  return shift === 0 ? line : line.map(([lon, lat]) => [lon + shift, lat] as const);
}

/** A rectangle, degrees. */
export interface Window {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Whether the bounding box of a line intersects the window. */
export function touches(line: Line, { west, south, east, north }: Window): boolean {
  const lons = line.map(([lon]) => lon);
  const lats = line.map(([, lat]) => lat);
  return (
    Math.max(...lons) >= west && Math.min(...lons) <= east && Math.max(...lats) >= south && Math.min(...lats) <= north
  );
}

/**
 * Clips a ring to a half-plane (Sutherland–Hodgman).
 *
 * @param axis 0 for longitude, 1 for latitude.
 * @param keepAbove whether to keep what is above the limit, or below it.
 */
function clipSide(ring: Line, axis: 0 | 1, limit: number, keepAbove: boolean): Line {
  const inside = (point: readonly [number, number]) => (keepAbove ? point[axis] >= limit : point[axis] <= limit);
  return ring.flatMap((point, index) => {
    const next = ring[(index + 1) % ring.length] ?? point;
    const kept = inside(point) ? [point] : [];
    if (inside(point) === inside(next)) return kept;
    const share = (limit - point[axis]) / (next[axis] - point[axis]);
    const crossing: readonly [number, number] = [
      point[0] + (next[0] - point[0]) * share,
      point[1] + (next[1] - point[1]) * share,
    ];
    return [...kept, crossing];
  });
}

/** Clips a ring to a rectangle; empty if nothing is inside. */
export function clipRing(ring: Line, { west, south, east, north }: Window): Line {
  const columns = clipSide(clipSide(ring, 0, west, true), 0, east, false);
  return clipSide(clipSide(columns, 1, south, true), 1, north, false);
}

/** Whether a point is in a ring, by the even-odd rule. */
export function contains(ring: Line, lon: number, lat: number): boolean {
  let inside = false;
  for (let index = 0; index < ring.length; index += 1) {
    const [x1, y1] = ring[index] ?? [0, 0];
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
