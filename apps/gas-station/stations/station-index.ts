import type { GeoPoint } from '@invoicebox/mini-app-kit/geo';
import { TextIndex } from '@invoicebox/mini-app-kit/search';
import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { FuelKind } from '../shared/fuel.js';
import { type Cluster, ClusterGrid } from './cluster-grid.js';
import { StationColumns, type StationFilter } from './columns.js';
import { cosineOf, type GeoBox, unitVector } from './geo.js';
import { Smallest } from './smallest.js';
import { type Station, stationTitle } from './station.js';

/** The fields of a station that may change while the server runs. */
export type StationChange = Partial<Pick<Station, 'fuels' | 'pumps' | 'hours' | 'services' | 'extras' | 'closed'>>;

/** A search for a list of stations. */
export interface StationSearch {
  filter: StationFilter;
  /** All words must occur in name, network, city or address; see `search/text-index.ts`. */
  text?: string | undefined;
  /** Sorts by distance from here; without it, by position in the network. */
  point?: GeoPoint | undefined;
  box?: GeoBox | undefined;
  /** Maximum distance from the point, metres. */
  radius?: number | undefined;
  /** Sorts by the price of this fuel; stations without one are left out. */
  cheapest?: FuelKind | undefined;
  offset: number;
  limit: number;
}

/** A page of the stations found. */
export interface SearchResult {
  stations: Station[];
  /** How many match in all. */
  total: number;
}

/** Stations and clusters to show on a map. */
export interface MapView {
  stations: Station[];
  clusters: Cluster[];
  /** Number of stations, clustered ones included. */
  total: number;
}

/** The sort key of a station: smaller is earlier; infinity leaves it out. */
type Rank = (position: number, match: number) => number;

/**
 * Weights of a sort key, so that one number sorts by match or price first and by distance second: cosines differ by 2 at
 * most.
 */
const MATCH_STEP = 4;
const PRICE_STEP = 3;

/** Other names of a city, for the search. */
export type CityAliases = (city: string) => readonly string[];

/** Finds stations by location, filter and text. Locations and names are fixed; see {@link StationChange} for the rest. */
export class StationIndex {
  readonly #stations: Station[];
  readonly #points: KDBush;
  readonly #texts: TextIndex;
  readonly #columns: StationColumns;
  readonly #grid: ClusterGrid;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #shops: ReadonlyMap<number, number>;

  constructor(stations: readonly Station[], aliases: CityAliases = () => []) {
    this.#stations = [...stations];
    this.#points = new KDBush(stations.length);
    for (const { lat, lon } of stations) this.#points.add(lon, lat);
    this.#points.finish();
    this.#texts = new TextIndex(
      stations.map((station) => [
        stationTitle(station),
        station.network,
        ...(station.city === undefined ? [] : [station.city, ...aliases(station.city)]),
        station.address,
      ]),
    );
    this.#columns = new StationColumns(stations);
    this.#grid = new ClusterGrid(stations);
    this.#positions = new Map(stations.map(({ id }, position) => [id, position]));
    this.#shops = new Map(
      stations.flatMap(({ shopId }, position) => (shopId === undefined ? [] : [[shopId, position] as const])),
    );
  }

  /** All stations. */
  get stations(): readonly Station[] {
    return this.#stations;
  }

  byId(id: string): Station | undefined {
    return this.#stations[this.#positions.get(id) ?? -1];
  }

  /** The station with this point of sale at Invoicebox. */
  byShopId(shopId: number): Station | undefined {
    return this.#stations[this.#shops.get(shopId) ?? -1];
  }

  /**
   * Updates a station.
   *
   * @returns false if there is no station with this id.
   */
  update(id: string, change: StationChange): boolean {
    const position = this.#positions.get(id);
    const station = this.#stations[position ?? -1];
    if (position === undefined || !station) return false;
    const updated = { ...station, ...change };
    this.#stations[position] = updated;
    this.#columns.set(position, updated);
    return true;
  }

  /**
   * Finds a page of stations.
   *
   * @param now epoch milliseconds, for the filter `open`.
   */
  search(query: StationSearch, now: number): SearchResult {
    const { filter, text = '', point, box, radius, cheapest, offset, limit } = query;
    const fits = this.#columns.test(filter, now);
    const found = this.#texts.find(text);
    const isPlain = fits === null && found === null && !box && radius === undefined && cheapest === undefined;
    if (isPlain && point) {
      const positions = around(this.#points, point.lon, point.lat, offset + limit);
      return { stations: this.#pick(positions.slice(offset)), total: this.#stations.length };
    }
    const rank = this.#rank(query);
    const smallest = new Smallest(offset + limit);
    const isInside = box ? this.#inside(box) : null;
    let total = 0;
    const offer = (position: number, match: number) => {
      if ((fits && !fits(position)) || (isInside && !isInside(position))) return;
      const key = rank(position, match);
      if (key === Number.POSITIVE_INFINITY) return;
      total += 1;
      smallest.offer(key, position);
    };
    if (found) for (const [at, position] of found.positions.entries()) offer(position, found.matches[at] ?? 0);
    else for (let position = 0; position < this.#stations.length; position += 1) offer(position, 0);
    return { stations: this.#pick(smallest.values().slice(offset)), total };
  }

  /**
   * Finds the stations of a map's view, clustered where they would overlap.
   *
   * @param zoom of the map, with tiles of 256 px.
   * @param now epoch milliseconds, for the filter `open`.
   */
  view(box: GeoBox, zoom: number, { filter, text = '' }: Pick<StationSearch, 'filter' | 'text'>, now: number): MapView {
    const fits = this.#columns.test(filter, now);
    const { singles, clusters, total } = this.#grid.view(box, zoom, this.#withText(fits, text));
    return { stations: this.#pick(singles), clusters, total };
  }

  /** Combines filter and text; null if every station passes. */
  #withText(fits: ((position: number) => boolean) | null, text: string): ((position: number) => boolean) | null {
    const found = this.#texts.find(text);
    if (!found) return fits;
    const matching = new Uint8Array(this.#stations.length);
    for (const position of found.positions) matching[position] = 1;
    return (position) => matching[position] === 1 && (fits === null || fits(position));
  }

  #rank({ point, radius, cheapest }: StationSearch): Rank {
    const columns = this.#columns;
    const direction = point ? unitVector(point) : null;
    const farthest = radius === undefined ? -2 : cosineOf(radius);
    return (position, match) => {
      const price = cheapest === undefined ? 0 : columns.price(position, cheapest) * PRICE_STEP;
      if (direction === null) return price > 0 ? price : match * this.#stations.length + position;
      const cosine = columns.cosine(position, direction);
      return cosine < farthest ? Number.POSITIVE_INFINITY : price - cosine + (cheapest ? 0 : match * MATCH_STEP);
    };
  }

  #inside({ west, south, east, north }: GeoBox): (position: number) => boolean {
    const { lats, lons } = this.#columns;
    return (position) => {
      const [lat, lon] = [lats[position] ?? 0, lons[position] ?? 0];
      if (lat < south || lat > north) return false;
      return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
    };
  }

  #pick(positions: readonly number[]): Station[] {
    return positions.flatMap((position) => this.#stations[position] ?? []);
  }
}
