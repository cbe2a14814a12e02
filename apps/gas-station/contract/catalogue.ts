import type { Extra } from './extras.js';
import type { FuelKind } from './fuel.js';

/** What a station offers beside fuel. */
export const SERVICES = ['shop', 'cafe', 'wash', 'tyres', 'toilet'] as const;

/** One of {@link SERVICES}. */
export type Service = (typeof SERVICES)[number];

/** Kopecks for a litre of each fuel sold; null where the price is not known, so the fuel cannot be ordered. */
export type FuelPrices = Partial<Record<FuelKind, number | null>>;

/** A station in a list or on the map. */
export interface StationItem {
  id: string;
  title: string;
  city: string;
  address: string;
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  /** `24/7`, or `07:00-23:00` in the station's own time; null if not known. */
  hours: string | null;
  /** Whether it is open now; null if the hours are not known. */
  open: boolean | null;
  fuels: FuelPrices;
  /** Whether fuel can be ordered here in the app: a pump works and a price is known. */
  payable: boolean;
  /** From the point of the query, whole metres; absent without a point. */
  metres?: number;
}

/** The most stations of one answer of a list. */
export const MAX_STATIONS = 100;

/** Cheapest first looks no further than this from the point of the query, metres. */
export const PRICE_RADIUS_METRES = 30_000;

/** Answer of `GET /api/stations`. */
export interface StationList {
  stations: StationItem[];
  /** How many match; `stations` are those from `offset` on. */
  total: number;
  /** The stations are invented, to show the program with. */
  demonstration: boolean;
}

/** Stations that would lie upon each other on the map. */
export interface StationCluster {
  /** The middle of its stations, degrees. */
  lat: number;
  lon: number;
  count: number;
}

/** Answer of `GET /api/stations` with `bbox` and `zoom`: what a map shows. */
export interface StationMap extends StationList {
  /** Beside the stations that are shown on their own; `total` counts both. */
  clusters: StationCluster[];
}

/** A pump of a station. */
export interface Pump {
  number: number;
  fuels: FuelKind[];
  outOfOrder: boolean;
}

/** Answer of `GET /api/stations/:id`: everything needed to order at a station. */
export interface StationDetails extends Omit<StationItem, 'metres'> {
  pumps: readonly Pump[];
  services: Service[];
  /** Goods and services that can be ordered with the fuel. */
  extras: readonly Extra[];
  demonstration: boolean;
}

/** A tile server for the map. */
export interface Tiles {
  /** Address of a tile with `{z}`, `{x}`, `{y}`, and `{s}` where it has several hosts. */
  url: string;
  /** What its licence wants to be shown, plain text. */
  attribution: string;
  maxZoom: number;
}

/** Answer of `GET /api/filters`: what stations can be filtered by. */
export interface StationFilters {
  /** Names with the number of stations, largest first. */
  networks: Array<{ name: string; stations: number }>;
  fuels: FuelKind[];
  /** What at least one station offers. */
  services: Service[];
  /** Null draws the base map that comes with the page. */
  tiles: Tiles | null;
}

/** A place to search around. */
export interface City {
  name: string;
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  stations: number;
}

/** Answer of `GET /api/cities`, those with most stations first. */
export interface CityList {
  cities: City[];
}
