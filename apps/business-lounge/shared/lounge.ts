import type { VatRate } from '@invoicebox/invoicebox-api/money';
import type { AirportView } from './airport.js';
import type { Localized } from './localized.js';

export type Procedure = 'departure' | 'arrival';

/** The flights whose passengers can reach the lounge. */
export type LoungeZone = 'domestic' | 'international' | 'any';

type LoungeService = 'buffet' | 'bar' | 'wifi' | 'showers' | 'quiet_room' | 'kids' | 'smoking' | 'meeting_room';

/** Prices of a visit with VAT, kopecks; an infant's may be 0. */
export interface GuestPrices {
  /** 12 years and older. */
  adult: number;
  /** 2 to 11 years. */
  child: number;
  /** Younger than 2 years. */
  infant: number;
}

/**
 * The same every day, in the airport's local time. May end after midnight: `05:00` to `01:00`. Equal times mean around the
 * clock.
 */
export interface OpeningHours {
  opens: string;
  closes: string;
}

/** A business lounge. */
export interface Lounge {
  /** Used in URLs and order lines: `svo-c-oblako`. */
  id: string;
  /** IATA code. */
  airport: string;
  /** `C`; absent if the airport has one terminal. */
  terminal?: string;
  zone: LoungeZone;
  /** Before or after the security check. */
  security: 'before' | 'after';
  name: Localized;
  /** How to find it. */
  directions: Localized;
  hours: OpeningHours;
  /** Longest stay, hours. */
  stayHours: number;
  services: LoungeService[];
  /** VAT of its visits; by default the seller's. */
  vat?: VatRate;
  /** Missing procedures are not offered. */
  prices: Partial<Record<Procedure, GuestPrices>>;
}

/** Answer of `GET /api/lounges?airport=SVO,LED&procedure=departure`. */
export interface LoungesAnswer {
  /** The requested airports, except unknown ones. */
  airports: AirportView[];
  lounges: Lounge[];
}

/** Answer of `GET /api/lounges/:id`. */
export interface LoungeAnswer {
  airport: AirportView;
  lounge: Lounge;
}
