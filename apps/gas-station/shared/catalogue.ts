import type { Extra } from './extras.js';
import type { FuelKind, FuelNames } from './fuel.js';
import type { OpenStatus, WeekHours } from './hours.js';
import type { VehicleField } from './vehicle.js';

/** What a station offers beside fuel. */
export const SERVICES = ['shop', 'cafe', 'wash', 'tyres', 'toilet'] as const;

/** One of {@link SERVICES}. */
export type Service = (typeof SERVICES)[number];

/**
 * Kopecks for a unit of each fuel sold (`unitOf`); null if the price is unknown: the fuel cannot be ordered then. Empty if it
 * is not known what is sold.
 */
export type FuelPrices = Partial<Record<FuelKind, number | null>>;

/** A station in a list or on the map. */
export interface StationItem {
  id: string;
  /** Its network, and its own name where it has one. */
  title: string;
  /** Absent if it is in none, or not known. */
  city?: string;
  /** Street and house, a road, or how far it is from a city. */
  address: string;
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  /** Whether it is open now. */
  status: OpenStatus;
  fuels: FuelPrices;
  /** Names of its branded fuels. */
  fuelNames?: FuelNames;
  /** Whether fuel can be ordered in the app while it is open: a pump works and a price is known. */
  payable: boolean;
  /** Distance from the point of the query, whole metres; absent without a point. */
  metres?: number;
}

/** The most stations in one answer. */
export const MAX_STATIONS = 100;

/** Search radius of `sort=price`, metres. */
export const PRICE_RADIUS_METRES = 30_000;

/** Answer of `GET /api/stations`. */
export interface StationList {
  stations: StationItem[];
  /** How many stations match; `stations` is a page of them. */
  total: number;
  /** The stations are invented. */
  demonstration: boolean;
}

/** Stations that would overlap on the map. */
export interface StationCluster {
  /** Centre of its stations, degrees. */
  lat: number;
  lon: number;
  count: number;
}

/** Answer of `GET /api/stations` with `bbox` and `zoom`, for a map. */
export interface StationMap extends StationList {
  /** Stations that are not listed one by one; `total` counts both. */
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
  /** Null if they are not known. */
  hours: WeekHours | null;
  pumps: readonly Pump[];
  services: Service[];
  /** Goods and services that can be ordered with the fuel. */
  extras: readonly Extra[];
  /** What a driver has to enter for the papers. */
  vehicleRequired: readonly VehicleField[];
  demonstration: boolean;
}

/** A tile server for the map. */
export interface Tiles {
  /** URL template of a tile with `{z}`, `{x}`, `{y}`, and `{s}` for several hosts. */
  url: string;
  /** Attribution that the licence requires, plain text. */
  attribution: string;
  maxZoom: number;
}

/** Answer of `GET /api/filters`: the values to filter stations by. */
export interface StationFilters {
  /** All of them, spellings of one as one, with the number of stations, largest first. */
  networks: Array<{ name: string; stations: number }>;
  fuels: FuelKind[];
  /** Offered by at least one station. */
  services: Service[];
  /** Null: the page draws its built-in base map. */
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

/** Answer of `GET /api/cities`, by number of stations, largest first. */
export interface CityList {
  cities: City[];
}
