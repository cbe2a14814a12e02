import { around, distance } from 'geokdbush';
import KDBush from 'kdbush';
import type { FuelKind } from '../../contract/fuel.js';
import { foldText } from './search-text.js';
import { type Station, stationTitle } from './station.js';

/** A point on the earth, degrees. */
export interface GeoPoint {
  lat: number;
  lon: number;
}

/** A rectangle on the map, degrees; `west` above `east` goes over the antimeridian. */
export interface GeoBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** What stations must have; absent means any. */
export interface StationFilter {
  fuel?: FuelKind | undefined;
  /** Any of these; none means all. */
  networks?: readonly string[] | undefined;
  /** Words that all occur in name, network, city or address. */
  text?: string | undefined;
}

/** Stations found, with how many there are in all. */
export interface Found {
  stations: Station[];
  total: number;
}

/** A number that follows from the id alone and looks random: the same stations stay while a map is dragged. */
function priorityOf(id: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 16_777_619);
  }
  return hash >>> 0;
}

/** Metres between two points over the surface, whole. */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  return Math.round(distance(a.lon, a.lat, b.lon, b.lat) * 1000);
}

/** Finds stations by place and filter. Made once from a network; the stations never change afterwards. */
export class StationIndex {
  readonly stations: readonly Station[];
  readonly #points: KDBush;
  readonly #texts: readonly string[];
  readonly #byId: ReadonlyMap<string, Station>;
  readonly #byShopId: ReadonlyMap<number, Station>;
  readonly #priorities: readonly number[];

  constructor(stations: readonly Station[]) {
    this.stations = stations;
    this.#points = new KDBush(stations.length);
    for (const { lat, lon } of stations) this.#points.add(lon, lat);
    this.#points.finish();
    this.#texts = stations.map((station) =>
      foldText([stationTitle(station), station.network, station.city, station.address].join(' ')),
    );
    this.#byId = new Map(stations.map((station) => [station.id, station]));
    this.#byShopId = new Map(
      stations.flatMap((station) => (station.shopId === undefined ? [] : [[station.shopId, station] as const])),
    );
    this.#priorities = stations.map(({ id }) => priorityOf(id));
  }

  /** The station with this id, if there is one. */
  byId(id: string): Station | undefined {
    return this.#byId.get(id);
  }

  /** The station that is this point of sale at Invoicebox, if there is one. */
  byShopId(shopId: number): Station | undefined {
    return this.#byShopId.get(shopId);
  }

  /** The stations nearest to a point, nearest first. */
  nearest(point: GeoPoint, filter: StationFilter, limit: number): Found {
    const fits = this.#predicate(filter);
    const found = around(this.#points, point.lon, point.lat, limit, Number.POSITIVE_INFINITY, fits);
    return { stations: this.#pick(found), total: this.#count(fits) };
  }

  /** Stations in a rectangle; where there are more than the limit, a sample that stays as the rectangle moves. */
  within(box: GeoBox, filter: StationFilter, limit: number): Found {
    const fits = this.#predicate(filter);
    const parts =
      box.west <= box.east
        ? [box]
        : [
            { ...box, east: 180 },
            { ...box, west: -180 },
          ];
    const found = parts
      .flatMap(({ west, south, east, north }) => this.#points.range(west, south, east, north))
      .filter(fits)
      .sort((a, b) => (this.#priorities[a] ?? 0) - (this.#priorities[b] ?? 0));
    return { stations: this.#pick(found.slice(0, limit)), total: found.length };
  }

  /** The first stations in the order of the file. */
  first(filter: StationFilter, limit: number): Found {
    const found = [...this.stations.keys()].filter(this.#predicate(filter));
    return { stations: this.#pick(found.slice(0, limit)), total: found.length };
  }

  #pick(positions: readonly number[]): Station[] {
    return positions.flatMap((position) => this.stations[position] ?? []);
  }

  #count(fits: (position: number) => boolean): number {
    let count = 0;
    for (let position = 0; position < this.stations.length; position += 1) if (fits(position)) count += 1;
    return count;
  }

  #predicate({ fuel, networks = [], text = '' }: StationFilter): (position: number) => boolean {
    const names = new Set(networks);
    const words = foldText(text).split(' ');
    return (position) => {
      const station = this.stations[position];
      const searched = this.#texts[position];
      if (!station || searched === undefined) return false;
      if (fuel !== undefined && !(fuel in station.fuels)) return false;
      if (names.size > 0 && !names.has(station.network)) return false;
      return words.every((word) => searched.includes(word));
    };
  }
}
