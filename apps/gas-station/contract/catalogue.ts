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
  /** From the point of the query, whole metres; absent without a point. */
  metres?: number;
}

/** Answer of `GET /api/stations`. */
export interface StationList {
  stations: StationItem[];
  /** How many match, of which `stations` are the first. */
  total: number;
  /** The stations are invented, to show the program with. */
  demonstration: boolean;
}

/** A pump of a station. */
export interface Pump {
  number: number;
  fuels: FuelKind[];
  outOfOrder: boolean;
}

/** Answer of `GET /api/stations/:id`: everything needed to order at a station. */
export interface StationDetails extends Omit<StationItem, 'metres'> {
  pumps: Pump[];
  services: Service[];
  demonstration: boolean;
}

/** Answer of `GET /api/filters`: what stations can be filtered by. */
export interface StationFilters {
  /** Names with the number of stations, largest first. */
  networks: Array<{ name: string; stations: number }>;
  fuels: FuelKind[];
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
