import type { Localized } from './localized.js';

/** An airport (data/README.md, Airports). */
export interface Airport {
  /** Three capitals, unique: `SVO`. */
  iata: string;
  icao?: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Degrees, north and east positive. */
  lat: number;
  lon: number;
  /** IANA zone: `Europe/Moscow`. */
  timeZone: string;
  /** Without the city: «Шереметьево». */
  name: Localized;
  /** The city that it serves. */
  city: Localized;
}

/** An airport among the results of a search. */
export interface AirportView extends Airport {
  /** How many lounges can be booked here. */
  loungeCount: number;
  /** Distance from the place that was asked for, in metres. */
  metres?: number;
}

/** Answer of `GET /api/airports?q=&lat=&lon=&limit=`. */
export interface AirportsAnswer {
  airports: AirportView[];
}
