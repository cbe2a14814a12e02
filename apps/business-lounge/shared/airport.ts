import type { Localized } from './localized.js';

/** Degrees, WGS 84. */
export interface Coordinates {
  lat: number;
  lon: number;
}

/** An airport (data/README.md, Airports). */
export interface Airport extends Coordinates {
  /** Unique code of three capitals: `SVO`. */
  iata: string;
  icao?: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** IANA time zone: `Europe/Moscow`. */
  timeZone: string;
  /** Without the city: «Шереметьево». */
  name: Localized;
  city: Localized;
}

/** An airport in a search result. */
export interface AirportView extends Airport {
  /** Number of bookable lounges. */
  loungeCount: number;
  /** Distance from the point of the query, whole metres; absent without a point. */
  metres?: number;
}

/** Answer of `GET /api/airports?q=&lat=&lon=&limit=`. */
export interface AirportsAnswer {
  airports: AirportView[];
}
