import type { GeoPoint } from '@invoicebox/mini-app-kit/geo';
import { lowerBound } from '@invoicebox/mini-app-kit/search';
import { type GeoBox, simpleBoxes } from './geo.js';

/** Stations that would overlap on the map, shown as one mark at their centre. */
export interface Cluster extends GeoPoint {
  count: number;
}

/** Single stations, by position, and clusters. */
export interface GridView {
  singles: number[];
  clusters: Cluster[];
  /** Number of stations, clustered ones included. */
  total: number;
}

/** At level n the world is 2ⁿ cells wide. Column and row have 16 bits each. */
const LEVELS = 16;
const CELLS = 2 ** LEVELS;
/** Cells are quarters of a tile's width: two levels deeper than the zoom. */
const CELLS_PER_TILE_LEVELS = 2;
/** Marks in one answer; beyond this, a coarser level is used. */
const MAX_MARKS = 150;
/** Up to this many stations are shown one by one. */
const MAX_SINGLES = 100;
/** Cells visited for one answer; beyond this, a coarser level is used. */
const MAX_CELLS = 1024;
/** Limit of the Web Mercator projection, degrees. */
const MAX_LATITUDE = 85.0511;
/** Code and position share a 53-bit number. */
const POSITIONS = 2 ** 21;

/** Interleaves the 16 bits of a number with zeros. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Morton code (Z-order) of a cell: the cells within a coarser cell are consecutive. */
const codeOf = (x: number, y: number) => (spread(x) | (spread(y) << 1)) >>> 0;

const within = (value: number) => Math.min(CELLS - 1, Math.max(0, Math.floor(value)));

/** Column and row of a point's cell at the finest level. */
function cellOf({ lat, lon }: GeoPoint): [x: number, y: number] {
  const latitude = (Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)) * Math.PI) / 180;
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + latitude / 2)) / (2 * Math.PI);
  return [within(((lon + 180) / 360) * CELLS), within(y * CELLS)];
}

/** Stations of one cell: their range in Morton order, and sums of their coordinates. */
interface CellSum {
  from: number;
  to: number;
  count: number;
  lat: number;
  lon: number;
}

/**
 * Clusters stations by the cells of a grid, at any zoom. Stations are sorted by Morton code: a cell of any level is one range,
 * and prefix sums of the coordinates give its count and centre in O(1) without a filter.
 */
export class ClusterGrid {
  readonly #codes: Uint32Array;
  readonly #order: Uint32Array;
  readonly #lats: Float64Array;
  readonly #lons: Float64Array;

  /** @throws RangeError for more than two million points. */
  constructor(points: readonly GeoPoint[]) {
    if (points.length >= POSITIONS) throw new RangeError(`At most ${POSITIONS - 1} stations can be on the map.`);
    // Code and position in one number: typed arrays sort without a comparator.
    const keys = Float64Array.from(points, (point, position) => codeOf(...cellOf(point)) * POSITIONS + position).sort();
    this.#codes = Uint32Array.from(keys, (key) => Math.floor(key / POSITIONS));
    this.#order = Uint32Array.from(keys, (key) => key % POSITIONS);
    this.#lats = new Float64Array(points.length + 1);
    this.#lons = new Float64Array(points.length + 1);
    for (const [index, position] of this.#order.entries()) {
      const { lat, lon } = points[position] ?? { lat: 0, lon: 0 };
      this.#lats[index + 1] = (this.#lats[index] ?? 0) + lat;
      this.#lons[index + 1] = (this.#lons[index] ?? 0) + lon;
    }
  }

  /**
   * The stations and clusters of a rectangle. It is extended to whole cells, so that clusters keep their counts while the map
   * is dragged.
   *
   * @param zoom of the map, with tiles of 256 px.
   * @param fits whether a station passes the filter; null if all do.
   */
  view(box: GeoBox, zoom: number, fits: ((position: number) => boolean) | null): GridView {
    let level = Math.max(0, Math.min(LEVELS, Math.round(zoom) + CELLS_PER_TILE_LEVELS));
    for (;;) {
      const sums = this.#sums(box, level, fits);
      if (sums !== null && (sums.length <= MAX_MARKS || level === 0)) return this.#marks(sums, fits);
      level -= 1;
    }
  }

  /** The non-empty cells of a level; null if there are too many cells to visit. */
  #sums(box: GeoBox, level: number, fits: ((position: number) => boolean) | null): CellSum[] | null {
    const size = 2 ** (LEVELS - level);
    const areas = simpleBoxes(box).map(({ west, south, east, north }) => {
      const [left, top] = cellOf({ lat: north, lon: west });
      const [right, bottom] = cellOf({ lat: south, lon: east });
      return [left, top, right, bottom].map((cell) => Math.floor(cell / size)) as [number, number, number, number];
    });
    const cells = areas.reduce((sum, [left, top, right, bottom]) => sum + (right - left + 1) * (bottom - top + 1), 0);
    if (cells > MAX_CELLS && level > 0) return null;
    const sums: CellSum[] = [];
    for (const [left, top, right, bottom] of areas) {
      for (let y = top; y <= bottom; y += 1) {
        for (let x = left; x <= right; x += 1) {
          const sum = this.#sum(x * size, y * size, size, fits);
          if (sum.count > 0) sums.push(sum);
        }
      }
    }
    return sums;
  }

  #sum(x: number, y: number, size: number, fits: ((position: number) => boolean) | null): CellSum {
    const code = codeOf(x, y);
    const from = this.#firstFrom(code);
    const to = this.#firstFrom(code + size * size);
    const part = (sums: Float64Array, first: number, last: number) => (sums[last] ?? 0) - (sums[first] ?? 0);
    if (fits === null) {
      return { from, to, count: to - from, lat: part(this.#lats, from, to), lon: part(this.#lons, from, to) };
    }
    const sum = { from, to, count: 0, lat: 0, lon: 0 };
    for (let index = from; index < to; index += 1) {
      if (!fits(this.#order[index] ?? 0)) continue;
      sum.count += 1;
      sum.lat += part(this.#lats, index, index + 1);
      sum.lon += part(this.#lons, index, index + 1);
    }
    return sum;
  }

  #marks(sums: readonly CellSum[], fits: ((position: number) => boolean) | null): GridView {
    const total = sums.reduce((sum, { count }) => sum + count, 0);
    const view: GridView = { singles: [], clusters: [], total };
    for (const { from, to, count, lat, lon } of sums) {
      if (count > 1 && total > MAX_SINGLES) {
        view.clusters.push({ lat: lat / count, lon: lon / count, count });
        continue;
      }
      for (let index = from; index < to; index += 1) {
        const position = this.#order[index] ?? 0;
        if (fits === null || fits(position)) view.singles.push(position);
      }
    }
    return view;
  }

  /** The index of the first station whose code is not less than this. */
  #firstFrom(code: number): number {
    return lowerBound(this.#codes.length, (index) => (this.#codes[index] ?? 0) < code);
  }
}
