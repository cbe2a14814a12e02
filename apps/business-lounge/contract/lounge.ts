import type { AirportView } from './airport.js';
import type { Localized } from './localized.js';

/** Departure and arrival are different procedures, with prices of their own. */
export type Procedure = 'departure' | 'arrival';

/** Which flights' passengers can reach the lounge; `any` lies where everybody passes. */
export type LoungeZone = 'domestic' | 'international' | 'any';

/** What a guest finds inside. */
export type LoungeService = 'buffet' | 'bar' | 'wifi' | 'showers' | 'quiet_room' | 'kids' | 'smoking' | 'meeting_room';

/** Prices of one visit with tax, in kopecks; an infant's may be 0. */
export interface GuestPrices {
  /** 12 years and older. */
  adult: number;
  /** 2 to 11 years. */
  child: number;
  /** Younger than 2 years. */
  infant: number;
}

/**
 * The same hours every day, in the airport's own time: `05:00` to `01:00` ends after midnight. Equal times mean around
 * the clock.
 */
export interface OpeningHours {
  opens: string;
  closes: string;
}

/** A business lounge. */
export interface Lounge {
  /** In addresses and order lines: `svo-c-oblako`. */
  id: string;
  /** IATA code. */
  airport: string;
  /** As the signs say it: `C`; absent where the airport has one terminal. */
  terminal?: string;
  zone: LoungeZone;
  /** On which side of the security check it lies. */
  security: 'before' | 'after';
  name: Localized;
  /** How to find it from the check. */
  directions: Localized;
  hours: OpeningHours;
  /** Longest stay in hours. */
  stayHours: number;
  services: LoungeService[];
  /** A procedure that is missing is not offered. */
  prices: Partial<Record<Procedure, GuestPrices>>;
}

/** Answer of `GET /api/lounges?airport=SVO,LED&procedure=departure`. */
export interface LoungesAnswer {
  /** Those of the asked airports that are known. */
  airports: AirportView[];
  lounges: Lounge[];
}

/** Answer of `GET /api/lounges/:id`. */
export interface LoungeAnswer {
  airport: AirportView;
  lounge: Lounge;
}
