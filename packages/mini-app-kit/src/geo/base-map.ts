/**
 * The base map without streets, `base-map.json`, drawn where there is no tile server. Lines are delta-encoded in hundredths of a degree:
 * `[lon, lat, dLon, dLat, ...]`.
 */
export interface BaseMap {
  /** Attribution to be shown with the map. */
  source: string;
  /** Filled by the even-odd rule: an inland sea is a ring inside a ring. */
  land: number[][];
  lakes: number[][];
  rivers: number[][];
  /** Cities for labels, largest first: Russian name, English name, hundredths of a degree. */
  cities: Array<[name: string, nameEn: string, lon: number, lat: number]>;
}

/** Units of the base map per degree. */
export const BASE_MAP_UNITS = 100;

/** Decodes a line of the base map into degrees. */
export function decodeLine(line: readonly number[]): Array<[lat: number, lon: number]> {
  const points: Array<[number, number]> = [];
  let lon = 0;
  let lat = 0;
  for (let index = 0; index + 1 < line.length; index += 2) {
    lon += line[index] ?? 0;
    lat += line[index + 1] ?? 0;
    points.push([lat / BASE_MAP_UNITS, lon / BASE_MAP_UNITS]);
  }
  return points;
}

/** Encodes a line in degrees for {@link decodeLine}; points that round to the same one are merged. */
export function encodeLine(line: ReadonlyArray<readonly [lon: number, lat: number]>): number[] {
  const deltas: number[] = [];
  let previous: readonly [number, number] = [0, 0];
  for (const [lon, lat] of line) {
    const point = [Math.round(lon * BASE_MAP_UNITS), Math.round(lat * BASE_MAP_UNITS)] as const;
    const [dLon, dLat] = [point[0] - previous[0], point[1] - previous[1]];
    if (deltas.length > 0 && dLon === 0 && dLat === 0) continue;
    deltas.push(dLon, dLat);
    previous = point;
  }
  return deltas;
}
