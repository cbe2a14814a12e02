import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { FuelKind } from '../contract/fuel.js';
import { type Cluster, ClusterGrid } from './cluster-grid.js';
import { StationColumns, type StationFilter } from './columns.js';
import { cosineOf, type GeoBox, type GeoPoint, unitVector } from './geo.js';
import { TextIndex } from './search/text-index.js';
import { Smallest } from './smallest.js';
import { type Station, stationTitle } from './station.js';

/** What may change of a station while the server runs. */
export type StationChange = Partial<Pick<Station, 'fuels' | 'pumps' | 'hours' | 'services' | 'extras' | 'closed'>>;

/** What is looked for in a list of stations. */
export interface StationSearch {
  filter: StationFilter;
  /** Words that all occur in name, network, city or address; see `search/text-index.ts`. */
  text?: string | undefined;
  /** Nearest to this first; without it in the order of the network. */
  point?: GeoPoint | undefined;
  /** Only in this rectangle. */
  box?: GeoBox | undefined;
  /** Only so near to the point, metres. */
  radius?: number | undefined;
  /** Cheapest first by this fuel; stations without its price are left out. */
  cheapest?: FuelKind | undefined;
  /** How many of those found are left out at the beginning. */
  offset: number;
  limit: number;
}

/** Stations found, with how many there are in all. */
export interface Found {
  stations: Station[];
  total: number;
}

/** What a map shows. */
export interface MapView {
  stations: Station[];
  clusters: Cluster[];
  /** How many stations both stand for. */
  total: number;
}

/** How a station comes in the order of an answer: smaller is earlier; infinity leaves it out. */
type Rank = (position: number, match: number) => number;

/** Steps between two qualities of a match, and between two prices: larger than any difference by distance. */
const MATCH_STEP = 4;
const PRICE_STEP = 3;

/** Names that a city is also looked for under. */
export type CityAliases = (city: string) => readonly string[];

/** Finds stations by place, filter and text. Places and names are fixed; prices, pumps and hours may be updated. */
export class StationIndex {
  readonly #stations: Station[];
  readonly #points: KDBush;
  readonly #texts: TextIndex;
  readonly #columns: StationColumns;
  readonly #grid: ClusterGrid;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #shops: ReadonlyMap<number, number>;

  /** @param aliases other names of cities, for the search. */
  constructor(stations: readonly Station[], aliases: CityAliases = () => []) {
    this.#stations = [...stations];
    this.#points = new KDBush(stations.length);
    for (const { lat, lon } of stations) this.#points.add(lon, lat);
    this.#points.finish();
    this.#texts = new TextIndex(
      stations.map((station) => [
        stationTitle(station),
        station.network,
        station.city,
        ...aliases(station.city),
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

  /** Every station, in the order of the network. */
  get stations(): readonly Station[] {
    return this.#stations;
  }

  /** The station with this id, if there is one. */
  byId(id: string): Station | undefined {
    return this.#stations[this.#positions.get(id) ?? -1];
  }

  /** The station that is this point of sale at Invoicebox, if there is one. */
  byShopId(shopId: number): Station | undefined {
    return this.#stations[this.#shops.get(shopId) ?? -1];
  }

  /**
   * Replaces what may change of a station: prices, pumps, hours, services, extras, whether it is closed.
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
   * A page of a list.
   *
   * @param now epoch milliseconds: what is open.
   */
  search(query: StationSearch, now: number): Found {
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
   * What a map shows of a rectangle: single stations, and clusters where they would lie upon each other.
   *
   * @param zoom of the map, in tiles of 256 px.
   * @param now epoch milliseconds: what is open.
   */
  view(box: GeoBox, zoom: number, { filter, text = '' }: Pick<StationSearch, 'filter' | 'text'>, now: number): MapView {
    const fits = this.#columns.test(filter, now);
    const { singles, clusters, total } = this.#grid.view(box, zoom, this.#withText(fits, text));
    return { stations: this.#pick(singles), clusters, total };
  }

  /** The filter and the text in one test; null if every station passes. */
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
